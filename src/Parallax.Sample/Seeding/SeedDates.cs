namespace Parallax.Sample.Seeding;

internal static class SeedDates
{
    /// <summary>Nine in the morning of a day, for the members that hold a moment.</summary>
    public static DateTimeOffset Morning(this DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);

    /// <summary>The working days from one day to another, both included.</summary>
    public static IEnumerable<DateOnly> WorkingDays(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                yield return day;
            }
        }
    }
}

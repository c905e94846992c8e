using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parallax;

/// <summary>
/// Dates and times by ISO 8601 in its extended form, and nothing else: what is not written in full is not guessed. What no .NET type can
/// hold (a year 0, a moment before the first one by its offset) is the nearest that there is.
/// </summary>
internal static partial class IsoTime
{
    // Beyond all days that there are, and still far from the end of a long in ticks.
    private const long FarDay = 4_000_000;

    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>The day that is written, whichever the offset of the time behind it.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        var isDay = TryParse(text, out var number, out _, out _);
        day = DateOnly.FromDayNumber((int)Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        return isDay;
    }

    /// <summary>A moment; without an offset in UTC.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        var isTime = TryParse(text, out var day, out var timeOfDay, out var offset);
        var local = (day * TimeSpan.TicksPerDay) + timeOfDay.Ticks;
        var utc = local - offset.Ticks;
        time = utc < 0 ? DateTimeOffset.MinValue
            : utc > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : local >= 0 && local <= DateTime.MaxValue.Ticks && offset.Duration() <= LargestOffset ? new DateTimeOffset(local, offset)
            : new DateTimeOffset(utc, TimeSpan.Zero);
        return isTime;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out long dayNumber, out TimeSpan timeOfDay, out TimeSpan offset)
    {
        (dayNumber, timeOfDay, offset) = (0, default, default);
        var match = Form().Match(Encoding.UTF8.GetString(text));
        var (year, month, day, hour, minute, second) = (Of("year"), Of("month"), Of("day"), Of("hour"), Of("minute"), Of("second"));
        var isFar = year is < 1 or > 9999;

        // 24:00 is the end of the day, and 60 a leap second.
        if (!match.Success || month is < 1 or > 12 || day < 1 || day > (isFar ? 31 : DateTime.DaysInMonth(year, month))
            || hour > 24 || minute > 59 || second > 60 || Of("hours") > 23 || Of("minutes") > 59)
        {
            return false;
        }

        // Ticks are seven digits; what is finer is cut off.
        var fraction = match.Groups["fraction"].ValueSpan;
        var ticks = fraction.IsEmpty
            ? 0
            : int.Parse($"{fraction[..Math.Min(fraction.Length, 7)]}".PadRight(7, '0'), CultureInfo.InvariantCulture);
        dayNumber = !isFar ? new DateOnly(year, month, day).DayNumber : year < 1 ? -FarDay : FarDay;
        timeOfDay = new TimeSpan(hour, minute, second) + new TimeSpan(ticks);
        offset = new TimeSpan(Of("hours"), Of("minutes"), 0) * (match.Groups["side"].ValueSpan is "-" ? -1 : 1);
        return hour < 24 || timeOfDay == TimeSpan.FromDays(1);

        int Of(string part) => match.Groups[part] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(
        """
        ^ (?<year>[+-]?[0-9]{4,9}) - (?<month>[0-9]{2}) - (?<day>[0-9]{2})
        ( [Tt\ ] (?<hour>[0-9]{2}) : (?<minute>[0-9]{2}) ( : (?<second>[0-9]{2}) ( [.,] (?<fraction>[0-9]+) )? )?
        ( [Zz] | (?<side>[+-]) (?<hours>[0-9]{2}) ( :? (?<minutes>[0-9]{2}) )? )? )? \z
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

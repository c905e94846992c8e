namespace Parallax.Sample.Seeding;

/// <summary>A project of the firm: what the sales side and the delivery side have to agree on.</summary>
internal sealed record ProjectPlan(int Number, string Status, DateOnly Start, DateOnly End)
{
    /// <summary>Of so many projects, one is in progress.</summary>
    private const int Stride = Firm.Projects / Firm.InProgress;

    public Guid Id => SeedId.Of("project", Number);

    public bool IsInProgress => Status is "in_progress";

    public static IReadOnlyList<ProjectPlan> All(DateOnly today)
    {
        // A fixed seed: every run, on every machine, makes the same firm.
        var random = new Random(1200);
        return [.. Enumerable.Range(0, Firm.Projects).Select(number => Make(number, today, random))];
    }

    private static ProjectPlan Make(int number, DateOnly today, Random random)
    {
        var weeks = random.Next(6, 27);
        var status = number % Stride == number / Stride * 11 ? "in_progress" : random.Next(100) switch
        {
            < 45 => "complete",
            < 65 => "lost",
            < 85 => "pre_sale",
            _ => "awaiting_start",
        };
        var start = status switch
        {
            "complete" or "lost" => today.AddDays(-7 * (weeks + random.Next(4, 150))),
            "in_progress" => today.AddDays(-7 * random.Next(8, 13)),
            _ => today.AddDays(random.Next(7, 120)),
        };
        var end = status is "in_progress" ? today.AddDays(7 * random.Next(4, 11)) : start.AddDays(7 * weeks);
        return new ProjectPlan(number, status, start, end);
    }
}

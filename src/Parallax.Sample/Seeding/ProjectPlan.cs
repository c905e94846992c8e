using Parallax.Models;

namespace Parallax.Sample.Seeding;

/// <summary>A project of the firm: what the sales side and the delivery side have to agree on.</summary>
internal sealed record ProjectPlan(int Number, ProjectStatus Status, DateOnly Start, DateOnly End)
{
    /// <summary>Of so many projects, one is in progress.</summary>
    private const int Stride = Firm.Projects / Firm.InProgress;

    public Guid Id => SeedId.Of("project", Number);

    public bool IsInProgress => Status == ProjectStatus.InProgress;

    public static IReadOnlyList<ProjectPlan> All(DateOnly today)
    {
        // A fixed seed: every run, on every machine, makes the same firm.
        var random = new Random(1200);
        return [.. Enumerable.Range(0, Firm.Projects).Select(number => Make(number, today, random))];
    }

    private static ProjectPlan Make(int number, DateOnly today, Random random)
    {
        var weeks = random.Next(6, 27);
        var status = number % Stride == number / Stride * 11 ? ProjectStatus.InProgress : random.Next(100) switch
        {
            < 45 => ProjectStatus.Complete,
            < 65 => ProjectStatus.Lost,
            < 85 => ProjectStatus.PreSale,
            _ => ProjectStatus.AwaitingStart,
        };
        var start = today.AddDays(
            status == ProjectStatus.InProgress ? -7 * random.Next(8, 13)
            : status == ProjectStatus.PreSale || status == ProjectStatus.AwaitingStart ? random.Next(7, 120)
            : -7 * (weeks + random.Next(4, 150)));
        var end = status == ProjectStatus.InProgress ? today.AddDays(7 * random.Next(4, 11)) : start.AddDays(7 * weeks);
        return new ProjectPlan(number, status, start, end);
    }
}

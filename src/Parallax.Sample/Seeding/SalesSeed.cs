using Parallax.Models;
using Parallax.Testing;

namespace Parallax.Sample.Seeding;

/// <summary>Clients, the pipelines of their deals, and the projects that came of them.</summary>
internal static class SalesSeed
{
    private static readonly (string Pipeline, (string Stage, decimal Confidence)[] Stages)[] Pipelines =
    [
        ("New business", [("Lead", 0.1m), ("Qualified", 0.25m), ("Proposal", 0.5m), ("Verbal agreement", 0.9m), ("Won", 1m), ("Lost", 0m)]),
        ("Existing clients", [("Idea", 0.2m), ("Scoped", 0.6m), ("Ordered", 1m), ("Dropped", 0m)]),
    ];

    public static Guid Client(int number) => SeedId.Of("client", number);

    public static void SeedInto(ParallaxEmulator emulator, DateOnly today, IReadOnlyList<ProjectPlan> projects)
    {
        var founded = today.AddYears(-6).Morning();
        emulator.Seed("/v1/clients", Enumerable.Range(0, Firm.Clients).Select(number => new Client
        {
            Id = Client(number),
            Name = FirmNames.Client(number),
            Archived = number % 25 == 24,
            CreatedDate = founded.AddDays(number * 5),
            ModifiedDate = founded.AddDays(number * 6),
        }));
        emulator.Seed("/v1/pipelines", Pipelines.Select((pipeline, number) => new Pipeline
        {
            Id = Pipeline(number),
            Name = pipeline.Pipeline,
            CreatedDate = founded,
            ModifiedDate = founded,
        }));
        for (var pipeline = 0; pipeline < Pipelines.Length; pipeline++)
        {
            emulator.Seed($"/v1/pipelines/{Pipeline(pipeline)}/stages", Stages(pipeline, founded));
        }

        emulator.Seed("/v1/projects", Projects(projects));
    }

    private static Guid Pipeline(int number) => SeedId.Of("pipeline", number);

    private static Guid Stage(int pipeline, int number) => SeedId.Of("stage", (pipeline * 100) + number);

    private static IEnumerable<Stage> Stages(int pipeline, DateTimeOffset founded) => Pipelines[pipeline].Stages.Select((stage, number) => new Stage
    {
        Id = Stage(pipeline, number),
        Name = stage.Stage,
        Confidence = stage.Confidence,
        CreatedDate = founded,
        ModifiedDate = founded,
    });

    private static IEnumerable<Project> Projects(IReadOnlyList<ProjectPlan> projects)
    {
        var random = new Random(300);
        foreach (var project in projects)
        {
            var isInternal = !project.IsInProgress && project.Number % 60 == 0;
            var created = project.Start.AddDays(-random.Next(20, 90)).Morning();
            yield return new Project
            {
                Id = project.Id,
                Name = FirmNames.Project(project.Number),
                Status = project.Status,
                StartDate = project.Start,
                EndDate = project.End,
                TargetMargin = isInternal ? null : random.Next(20, 50) / 100m,
                TargetBudget = isInternal ? null : new Money { CurrencyCode = "USD", Amount = random.Next(20, 400) * 1000m },
                Archived = (project.Status == ProjectStatus.Complete || project.Status == ProjectStatus.Lost) && project.Number % 12 == 0,
                ClientId = Client(project.Number % Firm.Clients),
                StageId = isInternal ? null : StageOf(project, random),
                Tags = [FirmNames.Tags[random.Next(FirmNames.Tags.Count)]],
                ProjectModel = isInternal ? ProjectModel.Internal : ProjectModel.Client,
                IsIncluded = project.Status != ProjectStatus.Lost,
                CreatedDate = created,
                ModifiedDate = created.AddDays(14),
            };
        }
    }

    // A stage that fits: none of a lost deal is called "Won".
    private static Guid StageOf(ProjectPlan project, Random random)
    {
        var pipeline = project.Number < Firm.Clients ? 0 : 1;
        var fitting = Pipelines[pipeline].Stages
            .Select((stage, number) => (stage.Confidence, number))
            .Where(stage => project.Status == ProjectStatus.Lost ? stage.Confidence == 0
                : project.Status == ProjectStatus.PreSale ? stage.Confidence is > 0 and < 1
                : stage.Confidence == 1)
            .ToList();
        return Stage(pipeline, fitting[random.Next(fitting.Count)].number);
    }
}

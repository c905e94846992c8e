using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Smoke;

/// <summary>
/// What the calls that write send: everything there is to assign, or what is required and no more. Names are new in each run,
/// and say where they come from.
/// </summary>
internal sealed class SmokeBodies(SmokeRun run, DateOnly today)
{
    public const string Word = "Smoke";

    private static readonly string[] Tags = ["smoke"];

    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];

    public CreateTag Tag() => new() { Name = Name("tag") };

    public CreateDepartment Department() => new() { Name = Name("department") };

    public UpdateDepartment DepartmentChange() => run.Full ? new() { Name = Name("old department"), Archived = true } : new();

    public CreateRole Role() => new() { Name = Name("role"), DepartmentId = run.Own(SmokeObject.Department) };

    public UpdateRole RoleChange()
        => run.Full ? new() { Name = Name("old role"), DepartmentId = run.Own(SmokeObject.Department), Archived = true } : new();

    public CreatePerson Person()
        => !run.Full ? new() { EmailAddress = $"smoke-{_mark}@example.com" } : new()
        {
            GivenName = Word,
            FamilyName = _mark,
            EmailAddress = $"smoke-{_mark}@example.com",
            Capacity = 37.5m,
            RoleId = run.Own(SmokeObject.Role),
            BillableUtilizationTarget = 0.8m,
            Billable = true,
            StartDate = today,
            EndDate = today.AddDays(30),
            WorkerType = WorkerType.FullTime,
            Tags = Tags,
            ImageUrl = "https://example.com/smoke.png",
        };

    public UpdatePerson PersonChange()
        => !run.Full ? new() : new()
        {
            GivenName = null,
            FamilyName = Word,
            EmailAddress = $"smoke-{_mark}@example.org",
            Capacity = null,
            BillableUtilizationTarget = null,
            Billable = false,
            StartDate = null,
            EndDate = null,
            WorkerType = WorkerType.Contractor,
            Tags = [],
            ImageUrl = null,
            Archived = true,
        };

    public CreatePipeline Pipeline() => new() { Name = Name("pipeline") };

    public CreateStage Stage() => new() { Name = Name("stage"), Confidence = 0.25m };

    public CreateClient Client() => new() { Name = Name("client") };

    public UpdateClient ClientChange() => run.Full ? new() { Name = Name("old client"), Archived = true } : new();

    public CreateProject Project()
        => !run.Full ? new() { Name = Name("project"), ClientId = run.Own(SmokeObject.Client) } : new()
        {
            Name = Name("project"),
            ClientId = run.Own(SmokeObject.Client),
            Status = ProjectStatus.PreSale,
            StartDate = today,
            EndDate = today.AddDays(30),
            TargetMargin = 0.4m,
            TargetBudget = new Money { CurrencyCode = "USD", Amount = 1000.50m },
            StageId = run.Own(SmokeObject.Stage),
            Tags = Tags,
            ProjectModel = ProjectModel.Client,
            IsIncluded = true,
        };

    public UpdateProject ProjectChange()
        => !run.Full ? new() : new()
        {
            Name = Name("old project"),
            Status = ProjectStatus.Lost,
            StartDate = null,
            EndDate = null,
            TargetMargin = null,
            TargetBudget = null,
            Archived = true,
            ClientId = run.Own(SmokeObject.Client),
            StageId = null,
            Tags = [],
            ProjectModel = ProjectModel.Internal,
            IsIncluded = false,
        };

    public CreateProjectOffering Offering()
        => run.Full
            ? new()
            {
                Name = Name("offering"),
                BillingModel = BillingModel.FixedBid,
                BillingModelOptions = new JObject { ["amount"] = 1000 }
            }
            : new() { Name = Name("offering"), BillingModel = BillingModel.TimeAndMaterials };

    public UpdateProjectOffering OfferingChange()
        => run.Full ? new() { Name = Name("old offering"), BillingModel = BillingModel.NonBillable, BillingModelOptions = null } : new();

    public CreateProjectOfferingRole OfferingRole()
        => !run.Full ? new() { RoleId = run.Own(SmokeObject.Role) } : new()
        {
            RoleId = run.Own(SmokeObject.Role),
            Assignment = new Assignment { Id = run.Own(SmokeObject.Person), Type = AssignmentType.Person },
            Tags = Tags,
        };

    public UpdateProjectOfferingRole OfferingRoleChange()
        => run.Full ? new() { RoleId = run.Own(SmokeObject.Role), Assignment = null, Tags = [] } : new();

    public CreateActualTime ActualTime()
    {
        var body = new CreateActualTime
        {
            ProjectId = run.Own(SmokeObject.Project),
            ProjectOfferingId = run.Own(SmokeObject.Offering),
            PersonId = run.Own(SmokeObject.Person),
            RecordedDate = today,
            Hours = 1.5m,
            Billable = true,
        };
        if (run.Full)
        {
            body.Description = Word;
        }

        return body;
    }

    public UpdateActualTime ActualTimeChange()
        => run.Full ? new() { Description = null, RecordedDate = today, Hours = 0.25m, Billable = false } : new();

    private string Name(string kind) => $"{Word} {kind} {_mark}";
}

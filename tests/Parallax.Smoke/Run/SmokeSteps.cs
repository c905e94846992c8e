using static Parallax.Tests.Smoke.SmokeObject;
using static Parallax.Tests.Smoke.SmokeStep;

namespace Parallax.Tests.Smoke;

/// <summary>
/// The calls, in an order in which each finds what it needs, and the last of which put away what the first have made. What the
/// API can neither delete nor archive stays behind: a pipeline with its stage, an offering, a tag.
/// </summary>
internal static class SmokeSteps
{
    public static IReadOnlyList<SmokeStep> All { get; } =
    [
        // A harmless call to begin with: it shows whether an API is there at all, and whether it takes the key.
        Read("ListTags", run => run.Api.Tags.ListAsync(run.Archived).GetPageAsync(1)),
        Write("CreateTag", run => run.Api.Tags.CreateAsync(run.Send.Tag())),

        Write(
            "CreateDepartment", run => run.MakeAsync(Department, run.Api.Departments.CreateAsync(run.Send.Department()), made => made.Id)),
        Read("ListDepartments", run => run.Api.Departments.ListAsync(run.Archived).GetPageAsync(1)),
        Write("CreateRole", run => run.MakeAsync(Role, run.Api.Roles.CreateAsync(run.Send.Role()), made => made.Id)),
        Read("ListRoles", run => run.ReadAsync(Role, run.Api.Roles.ListAsync(run.Archived), row => row.Id)),
        Read("GetRole", run => run.Api.Roles.GetAsync(run.Any(Role))),
        Write("CreatePerson", run => run.MakeAsync(Person, run.Api.People.CreateAsync(run.Send.Person()), made => made.Id)),
        Read("ListPeople", run => run.ReadAsync(Person, run.Api.People.ListAsync(run.Archived), row => row.Id)),
        Read("GetPerson", run => run.Api.People.GetAsync(run.Any(Person))),

        Write("CreatePipeline", run => run.MakeAsync(Pipeline, run.Api.Pipelines.CreateAsync(run.Send.Pipeline()), made => made.Id)),
        Read("ListPipelines", run => run.ReadAsync(Pipeline, run.Api.Pipelines.ListAsync(run.Archived), row => row.Id)),
        Read("GetPipeline", run => run.Api.Pipelines.GetAsync(run.Any(Pipeline))),
        Write(
            "CreatePipelineStage",
            run => run.MakeAsync(Stage, run.Api.Stages.CreateAsync(run.Own(Pipeline), run.Send.Stage()), made => made.Id)),
        Read("ListPipelineStages", run => run.ReadAsync(Stage, run.Api.Stages.ListAsync(run.Any(Pipeline), run.Archived), row => row.Id)),
        Read("GetPipelineStage", run => run.Api.Stages.GetAsync(run.Any(Pipeline), run.Any(Stage))),

        Read("ListRateCards", run => run.ReadAsync(RateCard, run.Api.RateCards.ListAsync(run.Archived), row => row.Id)),
        Read("GetRateCard", run => run.Api.RateCards.GetAsync(run.Any(RateCard))),
        Read("ListRateCardRates", run => run.ReadAsync(Rate, run.Api.RateCardRates.ListAsync(run.Any(RateCard)), row => row.Id)),
        Read("GetRateCardRate", run => run.Api.RateCardRates.GetAsync(run.Any(RateCard), run.Any(Rate))),

        Write("CreateClient", run => run.MakeAsync(Client, run.Api.Clients.CreateAsync(run.Send.Client()), made => made.Id)),
        Read("ListClients", run => run.ReadAsync(Client, run.Api.Clients.ListAsync(run.Archived), row => row.Id)),
        Read("GetClient", run => run.Api.Clients.GetAsync(run.Any(Client))),
        Write("CreateProject", run => run.MakeAsync(Project, run.Api.Projects.CreateAsync(run.Send.Project()), made => made.Id)),
        Read("ListProjects", run => run.ReadAsync(Project, run.Api.Projects.ListAsync(run.Archived), row => row.Id)),
        Read("GetProject", run => run.Api.Projects.GetAsync(run.Any(Project))),

        Write(
            "CreateProjectOffering",
            run => run.MakeAsync(Offering, run.Api.ProjectOfferings.CreateAsync(run.Own(Project), run.Send.Offering()), made => made.Id)),
        Read(
            "ListProjectOfferings",
            run => run.ReadAsync(Offering, run.Api.ProjectOfferings.ListAsync(run.Any(Project), run.Terms), row => row.Id)),
        Read("GetProjectOffering", run => run.Api.ProjectOfferings.GetAsync(run.Any(Project), run.Any(Offering))),
        Read("GetProjectOfferingMetricsById", run => run.Api.ProjectOfferings.GetMetricsAsync(run.Any(Project), run.Any(Offering))),

        Write(
            "CreateProjectOfferingRole",
            run => run.MakeAsync(
                OfferingRole,
                run.Api.ProjectOfferingRoles.CreateAsync(run.Own(Project), run.Own(Offering), run.Send.OfferingRole()),
                made => made.Id)),
        Read(
            "ListProjectOfferingRoles",
            run => run.ReadAsync(
                OfferingRole, run.Api.ProjectOfferingRoles.ListAsync(run.Any(Project), run.Any(Offering), run.Terms), row => row.Id)),
        Read(
            "GetProjectOfferingRole",
            run => run.Api.ProjectOfferingRoles.GetAsync(run.Any(Project), run.Any(Offering), run.Any(OfferingRole))),
        Read(
            "ListProjectOfferingRolePlans",
            run => run.Api.ProjectOfferingRoles.ListPlannedTimeAsync(
                run.Any(Project), run.Any(Offering), run.Any(OfferingRole), run.From, run.To)
                .GetPageAsync(1)),

        Write("CreateActualTime", run => run.MakeAsync(ActualTime, run.Api.ActualTime.CreateAsync(run.Send.ActualTime()), made => made.Id)),
        Read(
            "ListActualTime",
            run => run.ReadAsync(
                ActualTime, run.Api.ActualTime.ListAsync(run.From, run.To, run.OwnIfFull(Offering), run.OwnIfFull(Person)), row => row.Id)),
        Read("GetActualTime", run => run.Api.ActualTime.GetAsync(run.Any(ActualTime))),
        Read(
            "ListTimesheetEntries",
            run => run.ReadAsync(
                TimesheetEntry,
                run.Api.TimesheetEntries.ListAsync(run.From, run.To, run.ListedIfFull(Person), run.ListedIfFull(Project)),
                row => row.Id)),
        Read("GetTimesheetEntry", run => run.Api.TimesheetEntries.GetAsync(run.Any(TimesheetEntry))),

        // From here on all is put away again. Who has recorded time cannot be taken off a role, and who is on it keeps it from going.
        Write("UpdateActualTime", run => run.Api.ActualTime.UpdateAsync(run.Own(ActualTime), run.Send.ActualTimeChange())),
        Write("DeleteActualTime", run => run.Api.ActualTime.DeleteAsync(run.Own(ActualTime))),
        Write(
            "UpdateProjectOfferingRole",
            run => run.Api.ProjectOfferingRoles.UpdateAsync(
                run.Own(Project), run.Own(Offering), run.Own(OfferingRole), run.Send.OfferingRoleChange())),
        Write(
            "DeleteProjectOfferingRole",
            run => run.Api.ProjectOfferingRoles.DeleteAsync(run.Own(Project), run.Own(Offering), run.Own(OfferingRole))),
        Write(
            "UpdateProjectOffering",
            run => run.Api.ProjectOfferings.UpdateAsync(run.Own(Project), run.Own(Offering), run.Send.OfferingChange())),
        Write("UpdateProject", run => run.Api.Projects.UpdateAsync(run.Own(Project), run.Send.ProjectChange())),
        Write("UpdateClient", run => run.Api.Clients.UpdateAsync(run.Own(Client), run.Send.ClientChange())),
        Write("UpdatePerson", run => run.Api.People.UpdateAsync(run.Own(Person), run.Send.PersonChange())),
        Write("UpdateRole", run => run.Api.Roles.UpdateAsync(run.Own(Role), run.Send.RoleChange())),
        Write("UpdateDepartment", run => run.Api.Departments.UpdateAsync(run.Own(Department), run.Send.DepartmentChange())),
    ];
}

using Parallax.Models;
using static System.FormattableString;

namespace Parallax.Sample;

/// <summary>The writing half of the sample: what a CRM hands over when a deal is won.</summary>
internal sealed class WonDeal(IParallaxClient parallax, Report report, CancellationToken cancellationToken)
{
    /// <exception cref="ParallaxException">A call did not succeed, or what was written does not show.</exception>
    public Task PushAsync() => report.StepAsync("Pushing a won deal", async () =>
    {
        report.Expect(5);

        // A list is read just as far as the loop gets: this is one request, whatever the size of the firm.
        var person = await parallax.People.ListAsync(archived: false, cancellationToken).WithPageSize(50)
            .FirstOrDefaultAsync(candidate => candidate.Billable && candidate.RoleId != Guid.Empty, cancellationToken)
            ?? throw new ParallaxException("No person in this account has a role and is billable, and the deal needs one.");
        var project = await CreateProjectAsync();

        var discovery = new CreateProjectOffering { Name = "Discovery", BillingModel = BillingModel.TimeAndMaterials };
        var offering = await parallax.ProjectOfferings.CreateAsync(project.Id, discovery, cancellationToken);
        report.Changed("Offerings", $"created offering '{offering.Name}'", done: 1);

        // The role first, as sales knows it; the person once resourcing has decided.
        var open = new CreateProjectOfferingRole { RoleId = person.RoleId };
        var role = await parallax.ProjectOfferingRoles.CreateAsync(project.Id, offering.Id, open, cancellationToken);
        report.Changed("Offering roles", "created a role in it");
        var filled = new UpdateProjectOfferingRole { Assignment = new Assignment { Id = person.Id, Type = AssignmentType.Person } };
        await parallax.ProjectOfferingRoles.UpdateAsync(project.Id, offering.Id, role.Id, filled, cancellationToken);
        report.Changed("Offering roles", $"changed that role: {person.GivenName} {person.FamilyName} fills it", done: 1);

        var hours = new CreateActualTime
        {
            ProjectId = project.Id, ProjectOfferingId = offering.Id, PersonId = person.Id,
            RecordedDate = report.Today, Hours = 6m, Billable = true, Description = "Kick-off with the client",
        };
        var entry = await parallax.ActualTime.CreateAsync(hours, cancellationToken);
        report.Changed("Records of actual time", "created an entry of 6 hours");

        // A correction sends the hours alone: day, description and the rest stay as they are.
        await parallax.ActualTime.UpdateAsync(entry.Id, new UpdateActualTime { Hours = 7.5m }, cancellationToken);
        var corrected = (await parallax.ActualTime.GetAsync(entry.Id, cancellationToken)).Hours;
        Check(corrected == 7.5m, "The entry of hours was corrected to 7.5, but does not show it.");
        report.Changed("Records of actual time", Invariant($"changed that entry: it reads {corrected} hours now"), done: 1);

        // A won deal leaves the sales pipeline. An assigned null is sent, and clears; `new UpdateProject()` would change nothing at all.
        await parallax.Projects.UpdateAsync(project.Id, new UpdateProject { StageId = null }, cancellationToken);
        project = await parallax.Projects.GetAsync(project.Id, cancellationToken);
        Check(project.StageId is null, "The stage of the project was cleared, but is still there.");
        report.Changed("Projects", "changed that project: its stage is cleared, all else is as before", done: 1);
    });

    private async Task<Project> CreateProjectAsync()
    {
        // The time tells one run from the next: names of clients may have to be unique.
        var name = Invariant($"Parallax sample {report.Now:yyyy-MM-dd HH:mm:ss}");
        var client = await parallax.Clients.CreateAsync(new CreateClient { Name = name }, cancellationToken);
        report.Changed("Clients", $"created client '{name}'");

        var pipeline = await parallax.Pipelines.ListAsync(archived: false, cancellationToken).FirstOrDefaultAsync(cancellationToken);
        var won = pipeline is null ? null : await parallax.Stages.ListAsync(pipeline.Id, archived: false, cancellationToken)
            .FirstOrDefaultAsync(stage => stage.Confidence == 1, cancellationToken);

        // Just what is assigned is sent. What is not, the server decides.
        var deal = new CreateProject
        {
            Name = $"{name}: warehouse rollout", ClientId = client.Id, Status = ProjectStatus.InProgress, StageId = won?.Id,
            StartDate = report.Today, EndDate = report.Today.AddDays(7 * 12),
            TargetMargin = 0.35m, TargetBudget = new Money { CurrencyCode = "USD", Amount = 48_000m },
        };
        var project = await parallax.Projects.CreateAsync(deal, cancellationToken);
        report.Changed("Projects", Invariant($"created project '{project.Name}', which begins on {deal.StartDate:yyyy-MM-dd}"), done: 1);
        return project;
    }

    private static void Check(bool shows, string complaint) => _ = shows ? true : throw new ParallaxException(complaint);
}

using Parallax.Models;
using Parallax.Sample.Output;
using static System.FormattableString;

namespace Parallax.Sample.Push;

/// <summary>
/// The writing half of the sample: what a CRM hands over when a deal is won. The client, the project with one offering, the role
/// that it needs and who fills it, first hours, and the project out of the sales pipeline.
/// </summary>
internal sealed class WonDealPush(IParallaxClient parallax, RunProgress progress, Receipt receipt, TimeProvider time)
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().Date);

    /// <summary>Pushes the deal, and gives its project.</summary>
    /// <exception cref="ParallaxException">A call did not succeed, or what was written does not show.</exception>
    public Task<Project> RunAsync(CancellationToken cancellationToken)
        => progress.StepAsync("Pushing a won deal", async step =>
        {
            step.Expect(5);

            // A list is read just as far as the loop gets: this is one request, whatever the size of the firm.
            var person = await parallax.People.ListAsync(archived: false, cancellationToken).WithPageSize(50)
                .FirstOrDefaultAsync(candidate => candidate.Billable && candidate.RoleId != Guid.Empty, cancellationToken)
                ?? throw new ParallaxException("Nobody in this account has a role and is billable, so nobody can be assigned to the deal.");

            var project = await CreateProjectAsync(cancellationToken);
            step.Advance();
            var offering = await CreateOfferingAsync(project, cancellationToken);
            step.Advance();
            await StaffAsync(project, offering, person, cancellationToken);
            step.Advance();
            await EnterHoursAsync(project, offering, person, cancellationToken);
            step.Advance();
            await ClearStageAsync(project, cancellationToken);
            step.Advance();
            return project;
        });

    private async Task<Project> CreateProjectAsync(CancellationToken cancellationToken)
    {
        // The time tells one run from the next: names of clients may have to be unique.
        var name = Invariant($"Parallax sample {time.GetLocalNow():yyyy-MM-dd HH:mm:ss}");
        var client = await parallax.Clients.CreateAsync(new CreateClient { Name = name }, cancellationToken);
        receipt.Created("Clients", $"client '{name}'");

        // Just what is assigned here is sent. What is not, the server decides.
        var won = await FindWonStageAsync(cancellationToken);
        var start = Today;
        var project = await parallax.Projects.CreateAsync(
            new CreateProject
            {
                Name = $"{name}: warehouse rollout",
                ClientId = client.Id,
                Status = ProjectStatus.InProgress,
                StageId = won?.Id,
                StartDate = start,
                EndDate = start.AddDays(7 * 12),
                TargetMargin = 0.35m,
                TargetBudget = new Money { CurrencyCode = "USD", Amount = 48_000m },
            },
            cancellationToken);
        receipt.Created("Projects", Invariant($"project '{project.Name}', which begins on {start:yyyy-MM-dd}"));
        return project;
    }

    private async Task<Stage?> FindWonStageAsync(CancellationToken cancellationToken)
        => await parallax.Pipelines.ListAsync(archived: false, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } pipeline
            ? await parallax.Stages.ListAsync(pipeline.Id, archived: false, cancellationToken)
                .FirstOrDefaultAsync(stage => stage.Confidence == 1, cancellationToken)
            : null;

    private async Task<ProjectOffering> CreateOfferingAsync(Project project, CancellationToken cancellationToken)
    {
        var offering = await parallax.ProjectOfferings.CreateAsync(
            project.Id,
            new CreateProjectOffering { Name = "Discovery", BillingModel = BillingModel.TimeAndMaterials },
            cancellationToken);
        receipt.Created("Offerings", $"offering '{offering.Name}'");
        return offering;
    }

    private async Task StaffAsync(Project project, ProjectOffering offering, Person person, CancellationToken cancellationToken)
    {
        // The role first, as sales knows it; the person once resourcing has decided.
        var role = await parallax.ProjectOfferingRoles.CreateAsync(
            project.Id,
            offering.Id,
            new CreateProjectOfferingRole { RoleId = person.RoleId },
            cancellationToken);
        receipt.Created("Offering roles", "a role in it");

        await parallax.ProjectOfferingRoles.UpdateAsync(
            project.Id,
            offering.Id,
            role.Id,
            new UpdateProjectOfferingRole { Assignment = new Assignment { Id = person.Id, Type = AssignmentType.Person } },
            cancellationToken);
        receipt.Changed("Offering roles", $"that role: {person.GivenName} {person.FamilyName} fills it");
    }

    private async Task EnterHoursAsync(Project project, ProjectOffering offering, Person person, CancellationToken cancellationToken)
    {
        var entry = await parallax.ActualTime.CreateAsync(
            new CreateActualTime
            {
                ProjectId = project.Id,
                ProjectOfferingId = offering.Id,
                PersonId = person.Id,
                RecordedDate = Today,
                Hours = 6m,
                Billable = true,
                Description = "Kick-off with the client",
            },
            cancellationToken);
        receipt.Created("Records of actual time", "an entry of 6 hours");

        // A correction sends the hours alone: day, description and the rest stay as they are.
        await parallax.ActualTime.UpdateAsync(entry.Id, new UpdateActualTime { Hours = 7.5m }, cancellationToken);

        var corrected = await parallax.ActualTime.GetAsync(entry.Id, cancellationToken);
        if (corrected.Hours != 7.5m)
        {
            throw new ParallaxException("The entry of hours was corrected to 7.5, but does not show it.");
        }

        receipt.Changed("Records of actual time", Invariant($"that entry: it reads {corrected.Hours} hours now"));
    }

    // A deal that is won has no more business in the sales pipeline.
    private async Task ClearStageAsync(Project project, CancellationToken cancellationToken)
    {
        // An assigned null is sent, and clears. `new UpdateProject()` would change nothing at all.
        await parallax.Projects.UpdateAsync(project.Id, new UpdateProject { StageId = null }, cancellationToken);

        var cleared = await parallax.Projects.GetAsync(project.Id, cancellationToken);
        if (cleared.StageId is not null)
        {
            throw new ParallaxException("The stage of the project was cleared, but is still there.");
        }

        receipt.Changed("Projects", "that project: its stage is cleared, all else is as before");
    }
}

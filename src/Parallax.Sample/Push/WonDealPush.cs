using Parallax.Models;
using static System.FormattableString;

namespace Parallax.Sample.Push;

/// <summary>What a CRM hands over when a deal is won: the client, the project with one offering, the role that it needs, and who fills it.</summary>
internal sealed class WonDealPush(IParallaxClient parallax, Receipt receipt, TimeProvider time)
{
    public async Task<WonDeal> PushAsync(CancellationToken cancellationToken)
    {
        // A list is read just as far as the loop gets: this is one request, whatever the size of the firm.
        var person = await parallax.People.ListAsync(archived: false, cancellationToken).WithPageSize(50)
            .FirstOrDefaultAsync(candidate => candidate.Billable && candidate.RoleId != Guid.Empty, cancellationToken)
            ?? throw new ParallaxException("Nobody in this account has a role and is billable, so nobody can be assigned to the deal.");

        // The time tells one run from the next: names of clients may have to be unique.
        var name = Invariant($"Parallax sample {time.GetLocalNow():yyyy-MM-dd HH:mm:ss}");
        var client = await parallax.Clients.CreateAsync(new CreateClient { Name = name }, cancellationToken);
        receipt.Created("Clients", $"client '{name}'");

        var project = await CreateProjectAsync(name, client, await FindWonStageAsync(cancellationToken), cancellationToken);
        var offering = await CreateOfferingAsync(project, cancellationToken);
        await StaffAsync(project, offering, person, cancellationToken);
        return new WonDeal(project, offering, person);
    }

    private async Task<Stage?> FindWonStageAsync(CancellationToken cancellationToken)
        => await parallax.Pipelines.ListAsync(archived: false, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } pipeline
            ? await parallax.Stages.ListAsync(pipeline.Id, archived: false, cancellationToken)
                .FirstOrDefaultAsync(stage => stage.Confidence == 1, cancellationToken)
            : null;

    private async Task<Project> CreateProjectAsync(string name, Client client, Stage? won, CancellationToken cancellationToken)
    {
        var start = DateOnly.FromDateTime(time.GetLocalNow().Date);

        // Just what is assigned here is sent. What is not, the server decides.
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
}

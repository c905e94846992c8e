using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.CrmSync;

/// <summary>From the deal on to offerings and roles: each there once, whatever answer is lost.</summary>
[CancelAfter(60_000)]
internal sealed class DealPartsTests : CrmSyncFixture
{
    // A client, a project, two offerings and four roles.
    private const int Creates = 8;

    private static readonly Deal Sold = Rollout with
    {
        Parts = [new DealPart("Discovery", ["Designer", "Designer", "Engineer"]), new DealPart("Build", ["Engineer"])],
    };

    [SetUp]
    public async Task AddRoles()
    {
        var department = await Parallax.Departments.CreateAsync(new CreateDepartment { Name = "Delivery" });
        foreach (var name in (string[])["Designer", "Engineer"])
        {
            await Parallax.Roles.CreateAsync(new CreateRole { Name = name, DepartmentId = department.Id });
        }
    }

    [Test]
    public async Task Every_create_that_loses_its_answer_leads_to_each_part_once(
        [Range(0, Creates - 1)] int write, [Values] bool applied, CancellationToken cancellationToken)
    {
        Crm.Change(Sold);
        var before = Writes.Count(request => request.WasApplied);
        var reset = applied ? ParallaxFault.Reset().AfterApplying() : ParallaxFault.Reset();
        Emulator.Faults.Script([.. Enumerable.Repeat(ParallaxFault.None, write), reset]).OnMethod("POST");
        Assert.That(await RunRoundAsync(cancellationToken), Is.False);
        Assert.That(await RunRoundAsync(cancellationToken), Is.True);
        Assert.That(Writes.Count(request => request.WasApplied) - before, Is.EqualTo(Creates));
        Assert.That(await PartsAsync(cancellationToken), Is.EqualTo(new[] { ("Build", 1), ("Discovery", 3) }));
    }

    [Test]
    public async Task What_planners_added_stays_and_a_second_round_adds_nothing(CancellationToken cancellationToken)
    {
        Crm.Change(Sold);
        await RunRoundAsync(cancellationToken);
        var project = (await ProjectsAsync(cancellationToken)).Single();
        await Parallax.ProjectOfferings.CreateAsync(
            project.Id, new CreateProjectOffering { Name = "Support", BillingModel = BillingModel.FixedBid }, cancellationToken);
        Crm.Change(Sold);
        var before = Writes.Count();
        Assert.That(await RunRoundAsync(cancellationToken), Is.True);
        Assert.That(Writes.Count(), Is.EqualTo(before));
        Assert.That(await PartsAsync(cancellationToken), Is.EqualTo(new[] { ("Build", 1), ("Discovery", 3), ("Support", 0) }));
    }

    [Test]
    public async Task A_role_that_Parallax_does_not_have_is_named_in_the_log_and_holds_up_no_other_deal(CancellationToken cancellationToken)
    {
        Crm.Change(Sold with { Parts = [new DealPart("Discovery", ["Juggler"])] }, Audit);
        Assert.That(await RunRoundAsync(cancellationToken), Is.False);
        Assert.That(Log.Lines(), Has.One.Contains("Deal D-1 is not synced").And.Contains("'Juggler'"));
        Assert.That(
            (await ProjectsAsync(cancellationToken)).Select(project => project.Name), Is.EquivalentTo(new[] { Rollout.Name, Audit.Name }));
    }

    private async Task<List<(string Name, int Roles)>> PartsAsync(CancellationToken cancellationToken)
    {
        var project = (await ProjectsAsync(cancellationToken)).Single();
        List<(string, int)> parts = [];
        await foreach (var offering in Parallax.ProjectOfferings.ListAsync(project.Id, cancellationToken: cancellationToken))
        {
            var roles = Parallax.ProjectOfferingRoles.ListAsync(project.Id, offering.Id, cancellationToken: cancellationToken);
            parts.Add((offering.Name, await roles.CountAsync(cancellationToken)));
        }

        return [.. parts.Order()];
    }

    private Task<bool> RunRoundAsync(CancellationToken cancellationToken)
        => new DealSync(Crm, Watermarks, Parallax, Loggers.CreateLogger<DealSync>()).RunRoundAsync(cancellationToken);
}

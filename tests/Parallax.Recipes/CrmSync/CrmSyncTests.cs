using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.CrmSync;

/// <summary>Rounds of the sync over real HTTP, with whatever can go wrong in the middle of one.</summary>
[CancelAfter(60_000)]
internal sealed class CrmSyncTests : CrmSyncFixture
{
    [Test]
    public async Task What_is_missing_is_created_and_a_second_round_writes_nothing(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        await AssertEverythingIsThereOnceAsync(cancellationToken);
        Assert.That(Watermarks.Current, Is.EqualTo("3"));

        Crm.Change(Rollout, Audit, Training);
        var writes = Writes.Count();
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        Assert.That(Writes.Count(), Is.EqualTo(writes));
    }

    [Test]
    public async Task A_round_without_changes_calls_nobody(CancellationToken cancellationToken)
    {
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Just_what_differs_is_sent(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout);
        await RoundAsync(cancellationToken);
        Crm.Change(Rollout with { Name = "Rollout, phase 1", StartDate = null, IsWon = true });
        await RoundAsync(cancellationToken);
        Assert.That(Writes.Last().Body, Is.EqualTo("""{"name":"Rollout, phase 1","status":"awaiting_start","start_date":null}"""));
    }

    [Test]
    public async Task A_deal_that_moves_to_another_client_takes_its_project_along(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit);
        await RoundAsync(cancellationToken);
        Crm.Change(Rollout with { ClientName = Audit.ClientName });
        await RoundAsync(cancellationToken);
        var projects = await ProjectsAsync(cancellationToken);
        Assert.That(projects.Select(project => project.ClientId).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task What_delivery_has_decided_about_a_won_project_stays(CancellationToken cancellationToken)
    {
        Crm.Change(Audit);
        await RoundAsync(cancellationToken);
        var project = (await ProjectsAsync(cancellationToken)).Single();
        await Parallax.Projects.UpdateAsync(
            project.Id, new UpdateProject { Status = ProjectStatus.InProgress, Tags = [.. project.Tags!, "gold"] }, cancellationToken);
        Crm.Change(Audit with { Name = "Audit" });
        await RoundAsync(cancellationToken);
        Assert.That(Writes.Last().Body, Is.EqualTo("""{"name":"Audit"}"""));
    }

    [Test]
    public async Task One_deal_that_fails_holds_up_no_other_and_comes_again(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        Emulator.Faults.Script(ParallaxFault.None, ParallaxFault.Status(422)).OnOperation("CreateProject");
        Assert.That(await RoundAsync(cancellationToken), Is.False);
        Assert.That(
            (await ProjectsAsync(cancellationToken)).Select(project => project.Name),
            Is.EquivalentTo(new[] { Rollout.Name, Training.Name }));
        Assert.That(Watermarks.Current, Is.Null);
        Assert.That(Log.Lines(), Has.One.Contains("Error Deal D-2").And.One.Contains("POST /v1/projects: 422"));
        Assert.That(Log.Lines(), Has.None.Contains(Audit.Name).And.None.Contains(Emulator.ApiKey));

        Assert.That(await RoundAsync(cancellationToken), Is.True);
        await AssertEverythingIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task A_deal_that_cannot_even_be_sent_holds_up_no_other(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout with { ClientName = null! }, Audit);
        Assert.That(await RoundAsync(cancellationToken), Is.False);
        Assert.That((await ProjectsAsync(cancellationToken)).Single().Name, Is.EqualTo(Audit.Name));
    }

    [Test]
    public async Task Whichever_write_loses_its_answer_nothing_is_created_twice(
        [Range(0, 4)] int write, [Values] bool applied, CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit, Training);
        var reset = applied ? ParallaxFault.Reset().AfterApplying() : ParallaxFault.Reset();
        var rule = Emulator.Faults.Script([.. Enumerable.Repeat(ParallaxFault.None, write), reset]).OnMethod("POST");
        Assert.That(await RoundAsync(cancellationToken), Is.False);
        Assert.That(rule.Hits, Is.EqualTo(write + 1));
        Assert.That(Log.Lines(), Has.One.Contains("May have taken effect all the same: True"));

        Assert.That(await RoundAsync(cancellationToken), Is.True);
        await AssertEverythingIsThereOnceAsync(cancellationToken);
    }

    [Test]
    public async Task While_a_client_is_in_doubt_nobody_creates_it_again(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Training);
        Emulator.Faults.Next(ParallaxFault.Reset()).OnOperation("CreateClient");
        Assert.That(await RoundAsync(cancellationToken), Is.False);
        Assert.That(Writes.Count(), Is.EqualTo(1));
        Assert.That(Log.Lines(), Has.One.Contains("Deal D-3 waits"));
    }

    [Test]
    public async Task A_refused_key_ends_the_round_at_once_for_every_deal_would_meet_it(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Audit);
        Emulator.RevokeKey(Emulator.ApiKey);
        await Assert.ThatAsync(() => RoundAsync(cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        Assert.That(Emulator.Requests.Single().Status, Is.EqualTo(401));
        Assert.That(Watermarks.Current, Is.Null);
    }

    [Test]
    public async Task A_project_that_was_made_by_hand_is_taken_over_by_one_deal(CancellationToken cancellationToken)
    {
        var client = Emulator.Seed("/v1/clients", new Client { Name = Rollout.ClientName })[0];
        var made = Emulator.Seed(
            "/v1/projects",
            new Project
            {
                Name = Rollout.Name, ClientId = client, Tags = ["gold"], Status = ProjectStatus.PreSale, StartDate = Rollout.StartDate
            })[0];
        Crm.Change(Audit, Rollout, Rollout with { Id = "D-9" }, Rollout);
        await RoundAsync(cancellationToken);
        var projects = await ProjectsAsync(cancellationToken);
        Assert.That(projects, Has.Count.EqualTo(3));
        Assert.That(projects.Single(project => project.Id == made).Tags, Is.EquivalentTo("gold crm:D-1".Split(' ')));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_project_that_was_made_by_hand_and_put_away_is_not_taken_over(
        bool isAnotherInUse, CancellationToken cancellationToken)
    {
        var client = Emulator.Seed("/v1/clients", new Client { Name = Rollout.ClientName })[0];
        var made = new Project { Name = Rollout.Name, ClientId = client, StartDate = Rollout.StartDate };
        var ids = Emulator.Seed("/v1/projects", Enumerable.Repeat(made, isAnotherInUse ? 2 : 1));
        await Parallax.Projects.ArchiveAsync(ids[0], cancellationToken);
        Crm.Change(Rollout);
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        var project = (await ProjectsAsync(cancellationToken)).Single(project => !project.Archived);
        Assert.That(project.Tags, Is.EqualTo(new[] { Rollout.Tag }));
        Assert.That(project.Id == ids[^1], Is.EqualTo(isAnotherInUse));
    }

    [Test]
    public async Task A_project_in_the_archive_is_neither_changed_nor_created_again(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout);
        await RoundAsync(cancellationToken);
        await Parallax.Projects.ArchiveAsync((await ProjectsAsync(cancellationToken)).Single().Id, cancellationToken);
        Crm.Change(Rollout with { Name = "Late change" });
        var writes = Writes.Count();
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        Assert.That(Writes.Count(), Is.EqualTo(writes));
    }

    [Test]
    public async Task Of_two_projects_of_a_deal_the_one_in_use_is_changed(CancellationToken cancellationToken)
    {
        var client = Emulator.Seed("/v1/clients", new Client { Name = Rollout.ClientName })[0];
        var ids = Emulator.Seed(
            "/v1/projects", Enumerable.Repeat(new Project { Name = "Old", ClientId = client, Tags = [Rollout.Tag] }, 2));
        await Parallax.Projects.ArchiveAsync(ids[1], cancellationToken);
        Crm.Change(Rollout);
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        Assert.That(
            (await ProjectsAsync(cancellationToken)).ToDictionary(project => project.Id, project => project.Name),
            Is.EquivalentTo(new Dictionary<Guid, string> { [ids[0]] = Rollout.Name, [ids[1]] = "Old" }));
    }

    [Test]
    public async Task A_project_that_slips_through_while_the_list_is_read_is_not_created_again(CancellationToken cancellationToken)
    {
        var client = Emulator.Seed("/v1/clients", new Client { Name = Rollout.ClientName })[0];
        var ids = Emulator.Seed(
            "/v1/projects",
            new Project { Name = "Old", ClientId = client },
            new Project { Name = Rollout.Name, ClientId = client, Tags = [Rollout.Tag] });

        // One row to a page: after the first page somebody archives its row, and the other one moves onto that page.
        using var handler = new BetweenPages(page: 2, () => Parallax.Projects.ArchiveAsync(ids[0], cancellationToken))
        {
            InnerHandler = new SocketsHttpHandler()
        };
        var options = new ParallaxClientOptions
        {
            ApiKey = Emulator.ApiKey,
            BaseAddress = Emulator.BaseAddress,
            PageSize = 1,
            ReadAhead = 0
        };
        using var slowReader = new ParallaxClient(options, handler);
        Crm.Change(Rollout with { StartDate = null });
        Assert.That(await RoundAsync(slowReader, cancellationToken), Is.True);
        Assert.That(handler.WasUsed, Is.True);
        Assert.That(await ProjectsAsync(cancellationToken), Has.Count.EqualTo(2));
    }

    [TestCase("Northwind", " Northwind ")]
    [TestCase(" Northwind ", "Northwind")]
    public async Task Spaces_around_the_name_of_a_client_make_no_other_client(
        string there, string inCrm, CancellationToken cancellationToken)
    {
        Emulator.Seed("/v1/clients", new Client { Name = there });
        Crm.Change(Rollout with { ClientName = inCrm });
        Assert.That(await RoundAsync(cancellationToken), Is.True);
        Assert.That(Writes.Select(request => request.Path), Is.EqualTo(new[] { "/v1/projects" }));
    }

    [Test]
    public async Task A_client_that_the_server_names_otherwise_is_created_once(CancellationToken cancellationToken)
    {
        using var handler = new OtherName("Northwind") { InnerHandler = new SocketsHttpHandler() };
        using var renaming = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = Emulator.ApiKey, BaseAddress = Emulator.BaseAddress }, handler);
        Crm.Change(Rollout, Training);
        Assert.That(await RoundAsync(renaming, cancellationToken), Is.True);
        Assert.That(Writes.Count(request => request.Path == "/v1/clients"), Is.EqualTo(1));
    }

    [Test]
    public async Task While_a_client_is_in_doubt_spaces_around_its_name_make_no_other(CancellationToken cancellationToken)
    {
        Crm.Change(Rollout, Training with { ClientName = " Northwind" });
        Emulator.Faults.Next(ParallaxFault.Reset()).OnOperation("CreateClient");
        Assert.That(await RoundAsync(cancellationToken), Is.False);
        Assert.That(Writes.Count(), Is.EqualTo(1));
    }

    private Task<bool> RoundAsync(CancellationToken cancellationToken)
        => RoundAsync(Parallax, cancellationToken);

    private Task<bool> RoundAsync(ParallaxClient parallax, CancellationToken cancellationToken)
        => new DealSync(Crm, Watermarks, parallax, Loggers.CreateLogger<DealSync>()).RunRoundAsync(cancellationToken);
}

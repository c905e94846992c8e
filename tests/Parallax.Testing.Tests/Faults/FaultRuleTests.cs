using System.Net;

namespace Parallax.Tests.Testing.Faults;

/// <summary>Which requests a fault strikes, and how many of them.</summary>
internal sealed class FaultRuleTests : EmulatorFixture
{
    private static readonly ParallaxFault Teapot = ParallaxFault.Status(418);

    [Test]
    public async Task A_fault_strikes_once_unless_told_otherwise()
    {
        Emulator.Faults.Next(Teapot);
        Assert.That(await StatusesOf("tags", "tags"), Is.EqualTo(new[] { 418, 200 }));
    }

    [Test]
    public async Task A_fault_strikes_so_many_times_or_always()
    {
        Emulator.Faults.Next(Teapot).Times(2);
        Emulator.Faults.Always(ParallaxFault.Status(503)).OnPath("/v1/roles");
        Assert.That(
            await StatusesOf("tags", "tags", "tags", "roles", "roles", "roles"), Is.EqualTo(new[] { 418, 418, 200, 503, 503, 503 }));
    }

    [Test]
    public async Task A_script_is_gone_through_step_by_step_and_as_often_as_told()
    {
        Emulator.Faults.Script(Teapot, ParallaxFault.None, ParallaxFault.Status(503)).Times(2);
        Assert.That(
            await StatusesOf("tags", "tags", "tags", "tags", "tags", "tags", "tags"),
            Is.EqualTo(new[] { 418, 200, 503, 418, 200, 503, 200 }));
    }

    [Test]
    public async Task Rules_are_asked_in_their_order()
    {
        Emulator.Faults.Next(Teapot).OnPath("/v1/roles");
        Emulator.Faults.Next(ParallaxFault.Status(503));
        Assert.That(await StatusesOf("roles", "roles", "tags"), Is.EqualTo(new[] { 418, 503, 200 }));
    }

    [Test]
    public async Task A_method_picks_requests_whatever_its_case()
    {
        var rule = Emulator.Faults.Always(Teapot).OnMethod("post");
        Assert.That((await Get("v1/clients")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((int)(await Post("v1/clients", """{"name":"Northwind"}""")).Status, Is.EqualTo(418));
        Assert.That(rule.Hits, Is.EqualTo(1));
    }

    [TestCase("/v1/projects", true)]
    [TestCase("v1/projects/", true)]
    [TestCase("/v1/projects/*/offerings", true)]
    [TestCase("/", true)]
    [TestCase("/v1/project", false)]
    [TestCase("/v1/projects/*/offerings/*", false)]
    [TestCase("/v1/*/offerings", false)]
    public async Task A_path_picks_requests_segment_by_segment_and_all_below(string path, bool strikes)
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var project = Seed("/v1/projects", $$"""{"name":"Rollout","client_id":"{{client}}"}""");
        Emulator.Faults.Always(Teapot).OnPath(path);
        Assert.That((int)(await Get($"v1/projects/{project}/offerings")).Status, Is.EqualTo(strikes ? 418 : 200));
    }

    [Test]
    public async Task An_operation_picks_its_calls()
    {
        Emulator.Faults.Always(Teapot).OnOperation("GetClient");
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        Assert.That(await StatusesOf("clients", $"clients/{client}", "tags"), Is.EqualTo(new[] { 200, 418, 200 }));
    }

    [Test]
    public void An_operation_that_is_not_described_is_refused()
        => Assert.That(
            () => Emulator.Faults.Next(Teapot).OnOperation("FlyToTheMoon"), Throws.ArgumentException.With.Message.Contain("FlyToTheMoon"));

    [Test]
    public void A_rule_without_a_step_or_for_no_request_is_refused()
    {
        Assert.That(() => Emulator.Faults.Script(), Throws.ArgumentException);
        Assert.That(() => Emulator.Faults.Next(null!), Throws.ArgumentNullException);
        Assert.That(() => Emulator.Faults.Next(Teapot).Times(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task The_log_tells_which_fault_struck()
    {
        Emulator.Faults.Next(Teapot);
        await StatusesOf("tags", "tags");
        Assert.That(
            Emulator.Requests.Select(entry => (entry.Fault, entry.OperationId)),
            Is.EqualTo(new[] { (Teapot, "ListTags"), (null, "ListTags") }));
    }

    [Test]
    public async Task A_request_without_the_key_uses_no_fault_up()
    {
        var rule = Emulator.Faults.Next(Teapot);
        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress };
        (await stranger.GetAsync("v1/tags")).Dispose();
        Assert.That(rule.Hits, Is.Zero);
        Assert.That(await StatusesOf("tags"), Is.EqualTo(new[] { 418 }));
    }

    [Test]
    public async Task A_hit_can_be_waited_for_before_and_after()
    {
        var rule = Emulator.Faults.Next(Teapot).Times(2);
        var second = rule.WaitForHitsAsync(2);
        await StatusesOf("tags");
        await rule.WaitForHitsAsync();
        Assert.That(second.IsCompleted, Is.False);
        await StatusesOf("tags");
        await second;
    }

    [Test]
    public async Task Faults_go_when_they_are_cleared_and_with_everything_else()
    {
        Emulator.Faults.Always(Teapot);
        Emulator.Faults.Clear();
        Assert.That(await StatusesOf("tags"), Is.EqualTo(new[] { 200 }));
        Emulator.Faults.Always(Teapot);
        Emulator.Reset();
        Assert.That(await StatusesOf("tags"), Is.EqualTo(new[] { 200 }));
    }

    [Test]
    public async Task Reads_and_refused_writes_are_not_applied()
    {
        await Get("v1/clients");
        await Post("v1/clients", """{"name":1}""");
        await Post("v1/clients", """{"name":"Northwind"}""");
        Assert.That(Emulator.Requests.Select(entry => entry.WasApplied), Is.EqualTo(new[] { false, false, true }));
    }

    [Test]
    public async Task The_mock_server_fails_on_request_and_applies_nothing()
    {
        await using var mock = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Mode = ParallaxEmulatorMode.StatelessMock });
        using var http = Client(mock);
        mock.Faults.Next(Teapot);
        foreach (var expected in new[] { 418, 201 })
        {
            using var response = await http.PostAsync("v1/clients", null);
            Assert.That((int)response.StatusCode, Is.EqualTo(expected));
        }

        Assert.That(mock.Requests.Select(entry => entry.WasApplied), Is.All.False);
    }

    private async Task<List<int>> StatusesOf(params string[] lists)
    {
        var statuses = new List<int>();
        foreach (var list in lists)
        {
            statuses.Add((int)(await Get($"v1/{list}")).Status);
        }

        return statuses;
    }
}

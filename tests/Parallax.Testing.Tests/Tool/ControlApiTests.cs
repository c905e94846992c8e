using System.Net;
using System.Text.Json.Nodes;
using Parallax.Tests.Testing.Webhooks;

namespace Parallax.Tests.Testing.Tool;

internal sealed class ControlApiTests : ToolFixture
{
    [Test]
    public async Task State_counts_requests_by_how_they_ended_and_shows_the_window()
    {
        for (var request = 0; request < 19; request++)
        {
            await Api("v1/tags");
        }

        await Api("v1/nowhere");
        await Api("v1/tags");
        Clock.Advance(TimeSpan.FromSeconds(12));
        var state = await Until("/state", state => state["history"]!["answered"]!["limited"]!.GetValue<int>() == 1);
        Assert.That(
            state["history"]!["answered"]!.ToJsonString(),
            Is.EqualTo("""{"succeeded":19,"refused":1,"limited":1,"failed":0,"broken":0}"""));
        var limit = state["limit"]!;
        Assert.That(
            (limit["permits"]!.GetValue<int>(), limit["used"]!.GetValue<int>(), limit["left"]!.GetValue<int>()), Is.EqualTo((20, 20, 0)));
        Assert.That(limit["endsAt"]!.GetValue<DateTimeOffset>(), Is.EqualTo(Clock.GetUtcNow() + TimeSpan.FromSeconds(48)));
        var recent = state["history"]!["recent"]!.AsArray();
        Assert.That(
            (recent.Count, recent[^3]!["succeeded"]!.GetValue<int>(), recent[^1]!["succeeded"]!.GetValue<int>()), Is.EqualTo((60, 19, 0)));
    }

    [Test]
    public async Task Requests_are_listed_after_a_version_and_shown_whole_without_the_key()
    {
        await Api("v1/clients?key=pat_of_these_tests", HttpMethod.Post, """{"name":"pat_of_these_tests"}""");
        var list = await Until("/requests", list => list["requests"]!.AsArray() is [{ } only] && only["milliseconds"] is not null);
        var version = list["version"]!.GetValue<long>();
        Assert.That((await Control($"/requests?after={version}")).Body!["requests"]!.AsArray(), Is.Empty);
        await Api("v1/tags");
        var later = await Control($"/requests?after={version}");
        Assert.That(later.Body!["requests"]!.AsArray().Single()!["path"]!.ToString(), Is.EqualTo("/v1/tags"));

        var (status, detail) = await Control("/requests/1");
        Assert.That(
            (status, detail!["body"]!.ToString(), detail["headers"]!["X-API-KEY"]!.ToString()),
            Is.EqualTo((200, """{"name":"***"}""", "***")));
        Assert.That(detail["responseBody"]!.ToString(), Does.Contain("\"name\":\"***\""));
        Assert.That(detail.ToJsonString(), Does.Not.Contain("pat_of_these_tests"));
        Assert.That((await Control("/requests/77")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_fault_strikes_what_it_is_for_and_can_be_taken_away()
    {
        var (status, added) = await ControlPost(
            "/faults", """{"kind":"status","status":503,"retryAfterSeconds":7,"path":"/v1/clients","times":2}""");
        Assert.That(
            (status, added!["fault"]!.ToString(), added["remaining"]!.GetValue<int>()), Is.EqualTo((201, "503 with Retry-After: 7", 2)));
        Assert.That(((int)await Api("v1/tags"), (int)await Api("v1/clients")), Is.EqualTo((200, 503)));
        Assert.That((await Control("/faults")).Body![0]!["hits"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await Control(HttpMethod.Delete, $"/faults/{added["id"]}")).Status, Is.EqualTo(204));
        Assert.That((await Control(HttpMethod.Delete, $"/faults/{added["id"]}")).Status, Is.EqualTo(404));
        Assert.That((int)await Api("v1/clients"), Is.EqualTo(200));
    }

    [TestCase("delay", ",\"delayMilliseconds\":0", "delay of 0 s")]
    [TestCase("redirect", ",\"location\":\"http://127.0.0.1/\"", "redirect to http://127.0.0.1/")]
    [TestCase("stall", "", "stall")]
    [TestCase("reset", ",\"afterApplying\":true", "reset after applying")]
    [TestCase("close", "", "close")]
    [TestCase("notHttp", "", "not HTTP")]
    [TestCase("stallInBody", "", "stall in body")]
    [TestCase("resetInBody", "", "reset in body")]
    [TestCase("truncatedBody", "", "truncated body")]
    [TestCase("cutChunks", "", "cut chunks")]
    [TestCase("cutGzip", "", "cut gzip")]
    [TestCase("garbageBody", "", "garbage body")]
    [TestCase("htmlPage", "", "HTML page")]
    public async Task Every_kind_of_fault_can_be_added(string kind, string more, string name)
    {
        var (status, added) = await ControlPost("/faults", $$"""{"kind":"{{kind}}"{{more}},"always":true}""");
        Assert.That((status, added?["fault"]?.ToString(), added?["remaining"]), Is.EqualTo((201, name, (JsonNode?)null)));
    }

    [TestCase("{\"kind\":\"status\",\"status\":503,\"tims\":2}", "There is no member 'tims'")]
    [TestCase("{\"kind\":\"melt\"}", "'kind'")]
    [TestCase("{}", "'kind' is missing")]
    [TestCase("{\"kind\":\"status\"}", "status has to be from 300 to 599")]
    [TestCase("{\"kind\":\"status\",\"status\":200}", "status has to be from 300 to 599")]
    [TestCase("{\"kind\":\"status\",\"status\":\"503\"}", "'status'")]
    [TestCase("{\"kind\":\"reset\",\"status\":503}", "status is of no use")]
    [TestCase("{\"kind\":\"reset\",\"operationId\":\"NoSuch\"}", "no operation 'NoSuch'")]
    [TestCase("{\"kind\":\"reset\",\"times\":0}", "times")]
    [TestCase("{\"kind\":\"reset\",\"times\":2,\"always\":true}", "exclude each other")]
    [TestCase("{\"kind\":\"reset\",\"kind\":\"close\"}", "twice")]
    [TestCase("[]", "a JSON object")]
    [TestCase("{", "not JSON")]
    public async Task A_fault_that_cannot_be_is_refused_with_one_line_that_says_why(string body, string said)
    {
        var (status, problem) = await ControlPost("/faults", body);
        Assert.That((status, problem!["error"]!.ToString()), Is.EqualTo((400, problem["error"]!.ToString())));
        Assert.That(problem["error"]!.ToString(), Does.Contain(said).And.Not.Contain("\n"));
        Assert.That((await Control("/faults")).Body!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_key_that_is_rotated_takes_the_place_of_those_before()
    {
        var before = Emulator.ApiKey;
        var (status, made) = await ControlPost("/keys/rotate", """{"key":"pat_the_next"}""");
        Assert.That((status, made!["key"]!.ToString(), Emulator.Keys.Single()), Is.EqualTo((201, "pat_the_next", "pat_the_next")));
        Assert.That(await Api("v1/tags"), Is.EqualTo(HttpStatusCode.OK));
        using var old = new HttpRequestMessage(HttpMethod.Get, "v1/tags") { Headers = { { "X-API-KEY", before } } };
        using var refused = await Http.SendAsync(old);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Keys_are_added_listed_and_revoked_and_are_nowhere_else()
    {
        var (_, made) = await ControlPost("/keys");
        Assert.That((await Control("/keys")).Body!.AsArray().Select(key => key!["key"]!.ToString()), Is.EqualTo(Emulator.Keys));
        var state = (await Control("/state")).Body!;
        Assert.That(state["keys"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(state.ToJsonString(), Does.Not.Contain(Emulator.Keys[0]).And.Not.Contain(Emulator.Keys[1]));
        Assert.That((await Control(HttpMethod.Delete, $"/keys/{made!["id"]}")).Status, Is.EqualTo(204));
        Assert.That(Emulator.Keys, Is.EqualTo(new[] { "pat_of_these_tests" }));
        Assert.That((await ControlPost("/keys", """{"key":"with space"}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Data_is_seeded_whole_or_not_and_can_be_looked_into()
    {
        Assert.That(
            (await ControlPost(
                "/seed", """{"/v1/clients":[{"name":"One"},{"name":"Two"},{"name":"Three"}]}""")).Body!["objects"]!.GetValue<int>(),
            Is.EqualTo(3));
        Assert.That((await ControlPost("/seed", """{"/v1/clients":[{"name":"Four"}],"/v1/nowhere":[]}""")).Status, Is.EqualTo(400));
        Assert.That(
            (await Control("/entities")).Body!.ToJsonString(),
            Is.EqualTo("""[{"path":"/v1/clients","template":"/v1/clients","count":3}]"""));
        var rows = (await Control("/entities/rows?path=/v1/clients&skip=1&take=1")).Body!;
        Assert.That((rows["total"]!.GetValue<int>(), rows["rows"]!.AsArray().Single()!["name"]!.ToString()), Is.EqualTo((3, "Two")));
        Assert.That((await Control("/entities/rows?path=/v1/clients&take=201")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_reset_brings_the_start_back_or_nothing()
    {
        Assert.That((await ControlPost("/seed/sample")).Status, Is.EqualTo(204));
        await ControlPost("/faults", """{"kind":"reset","method":"POST"}""");
        await Api("v1/nowhere");
        var state = (await ControlPost("/reset")).Body!;
        Assert.That(
            (state["epoch"]!.GetValue<int>(), state["history"]!["received"]!.GetValue<int>(), state["limit"]!["used"]!.GetValue<int>()),
            Is.EqualTo((1, 0, 0)));
        Assert.That((state["entities"]!.AsObject().Count, state["faults"]!.AsArray().Count), Is.EqualTo((0, 0)));
        Assert.That((await Control("/requests")).Body!["requests"]!.AsArray(), Is.Empty);
        Assert.That((await ControlPost("/reset", """{"emtpy":true}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task The_clock_of_the_limit_moves_alone()
    {
        await Api("v1/tags");
        Assert.That((await ControlPost("/limit/advance", """{"seconds":59}""")).Body!["used"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await ControlPost("/limit/advance", """{"seconds":1}""")).Body!["used"]!.GetValue<int>(), Is.Zero);
        await Api("v1/tags");
        Assert.That((await ControlPost("/limit/advance")).Body!["used"]!.GetValue<int>(), Is.Zero);
        Assert.That((await ControlPost("/limit/advance", """{"seconds":0}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Webhooks_go_to_those_who_subscribed_and_the_secret_stays()
    {
        await using var receiver = await Receiver.StartAsync();
        Assert.That(
            (await ControlPost("/webhooks/targets", $$"""{"url":"{{receiver.Address}}","secret":"whsec_of_these_tests"}""")).Status,
            Is.EqualTo(204));
        Assert.That(
            (await ControlPost("/webhooks/targets", """{"url":"https://elsewhere.example/","secret":"x"}""")).Status, Is.EqualTo(400));
        var (status, sent) = await ControlPost("/webhooks", """{"topic":"project.created","payload":{"Id":"1"}}""");
        Assert.That((status, sent![0]!["status"]!.GetValue<int>(), receiver.Received.Count), Is.EqualTo((200, 202, 1)));
        var shown = (await Control("/webhooks")).Body!;
        Assert.That(shown["targets"]![0]!.ToString(), Is.EqualTo(receiver.Address.ToString()));
        Assert.That(shown.ToJsonString(), Does.Not.Contain("whsec_of_these_tests"));
    }

    [Test]
    public async Task A_body_over_10_MB_is_refused_announced_or_not([Values] bool isAnnounced)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "_emulator/seed") { Content = new ByteArrayContent(new byte[10_000_001]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !isAnnounced;
        using var response = await Http.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(413));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("larger than 10 MB"));
    }

    [Test]
    public async Task Every_route_is_described_and_every_description_is_a_route()
    {
        var described = (await Control("/control-openapi.json")).Body!;
        var operations = described["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"))
            .ToList();
        Assert.That(operations, Has.Count.EqualTo(23));
        foreach (var operation in operations)
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            using var request = new HttpRequestMessage(
                new HttpMethod(method),
                path.Replace("{number}", "1", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal));
            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var isStream = response.Content.Headers.ContentType?.MediaType is "text/event-stream";
            var text = isStream ? "" : await response.Content.ReadAsStringAsync();
            Assert.That(text, Does.Not.Contain("There is no such address"), operation);
            Assert.That((int)response.StatusCode, Is.Not.EqualTo(405).And.LessThan(500), operation);
        }
    }

    [TestCase("_emulator/nowhere")]
    [TestCase("_emulator")]
    public async Task An_address_that_is_not_there_is_404_and_never_goes_to_the_API(string path)
    {
        using var response = await Http.GetAsync(path);
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task The_description_is_there_as_it_is_and_as_JSON()
    {
        var yaml = await Http.GetStringAsync("openapi.yaml");
        Assert.That(yaml, Is.EqualTo(await File.ReadAllTextAsync(Repository.PathOf("openapi/parallax-v1.yaml"))));
        var json = JsonNode.Parse(await Http.GetStringAsync("openapi.json"))!;
        Assert.That(json["paths"]!.AsObject().Count, Is.GreaterThan(20));
        Assert.That((await Control("/operations")).Body!.AsArray(), Has.Count.EqualTo(49));
    }

    [Test]
    public async Task A_method_that_an_address_does_not_have_is_405()
    {
        var (status, problem) = await Control(HttpMethod.Put, "/faults", "{}");
        Assert.That((status, problem!["error"]!.ToString().Contains("DELETE", StringComparison.Ordinal)), Is.EqualTo((405, true)));
    }

    /// <summary>Asks until it holds: a request is counted when it is over, which its client may see before.</summary>
    private async Task<JsonNode> Until(string path, Func<JsonNode, bool> holds)
    {
        JsonNode body;
        do
        {
            body = (await Control(path)).Body!;
        }
        while (!holds(body));
        return body;
    }
}

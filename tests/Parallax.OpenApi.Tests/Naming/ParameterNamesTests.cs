namespace Parallax.OpenApi.Tests.Naming;

/// <summary>Parameters: what they are called, and that each is sent as itself.</summary>
public sealed class ParameterNamesTests
{
    [TestCase("sort_by|sortBy|sort-by", "sortBy sortByParameter sortMinusBy", "sort_by=1&sortBy=2&sort-by=3")]
    [TestCase(
        "cancellationToken|cancellation_token|body|Body",
        "cancellationTokenParameter cancellation_token bodyParameter body_6cca",
        "cancellationToken=1&cancellation_token=2&body=3&Body=4")]
    [TestCase("date<|date>|date>=|date", "dateLess dateGreater dateGreaterOrEqual date", "date%3C=1&date%3E=2&date%3E%3D=3&date=4")]
    [TestCase(
        "StartTime>|StartTime|ID|$top|filter[name]",
        "startTimeGreater startTime id top filterName",
        "StartTime%3E=1&StartTime=2&ID=3&%24top=4&filter%5Bname%5D=5")]
    [TestCase(
        "class|base|GetThingMethod|SendAsync|reader|a\"b",
        "class base getThingMethod sendAsync reader ab",
        "class=1&base=2&GetThingMethod=3&SendAsync=4&reader=5&a%22b=6")]
    public async Task Parameters_of_the_query_have_names_of_their_own_and_are_sent_as_described(string wires, string names, string sent)
    {
        var parameters = wires.Split('|');
        var description = Tiny.Parameters("/v1/things", parameters.Select(name => $"query:{name}"));

        var (target, found) = await CallAsync(description, string.Join(", ", parameters.Select((_, index) => $"\"{index + 1}\"")));

        Assert.That(string.Join(' ', found), Is.EqualTo(names));
        Assert.That(target, Is.EqualTo("/v1/things?" + sent));
    }

    [TestCase("/v1/things/{id}", "", "id", "/v1/things/1")]
    [TestCase("/v1/things/{id}/{thing-id}", "path:thing-id", "id thingId", "/v1/things/1/2")]
    [TestCase("/v1/things/{id}", "query:id|path:id|header:id", "id idQuery idHeader", "/v1/things/1?id=2")]
    [TestCase("/v1/things/{Id}", "path:id", "id", "/v1/things/1")]
    [TestCase("/v1/things", "path:id|query:page", "page", "/v1/things?page=1")]
    [TestCase("/v1/things?view=full", "query:page", "page", "/v1/things?view=full&page=1")]
    [TestCase("/v1/things?view=full&a=b%20c#part", "query:page", "page", "/v1/things?view=full&a=b%20c&page=1")]
    [TestCase("/v1/things?view={view}", "query:page", "view page", "/v1/things?view=1&page=2")]
    [TestCase("/v1/things/{a\"b}/x\"y\\z/{c:d}", "", "ab cd", "/v1/things/1/x%22y/z/2")]
    [TestCase("/v1/things('{key}')", "path:key", "key", "/v1/things('1')")]
    public async Task Path_is_called_as_it_stands(string path, string parameters, string names, string sent)
    {
        var described = parameters.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var count = names.Split(' ').Length;

        var (target, found) = await CallAsync(
            Tiny.Parameters(path, described), string.Join(", ", Enumerable.Range(1, count).Select(number => $"\"{number}\"")));

        Assert.That(string.Join(' ', found), Is.EqualTo(names));
        Assert.That(target, Is.EqualTo(sent));
    }

    [Test]
    public async Task Parameter_of_the_path_that_is_not_described_is_told_of()
        => Assert.That(
            (await GeneratedClient.FromAsync(Tiny.Parameters("/v1/things/{id}"))).Notes,
            Is.EqualTo(new[] { "GET /v1/things/{id} does not describe id: it is a text" }));

    private static async Task<(string Target, IReadOnlyList<string> Names)> CallAsync(string description, string arguments)
    {
        var compiled = (await GeneratedClient.FromAsync(description)).CompileWithoutFacade();
        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        await using var server = await LoopbackServer.StartAsync("""{ "id": "1" }""");
        await compiled.RunAsync($"await new ThingsClient(http).GetThingAsync({arguments}); return \"\";", server.Address);
        return (server.Requests.Single().Target, [.. compiled.ParametersOf("Parallax.Generated.ThingsClient", "GetThingAsync")
            .SkipLast(1)]);
    }
}

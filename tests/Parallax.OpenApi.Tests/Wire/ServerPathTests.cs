namespace Parallax.OpenApi.Tests.Wire;

/// <summary>The path of the server's address is a part of every address that is called.</summary>
public sealed class ServerPathTests
{
    [TestCase("""{ "url": "https://api.vendor.example/api/v2" }""", "/api/v2")]
    [TestCase("""{ "url": "https://api.vendor.example/api/v2/" }""", "/api/v2")]
    [TestCase("""{ "url": "/api/v2" }""", "/api/v2")]
    [TestCase(
        """
        { "url": "https://{region}.vendor.example/{base}", "variables": { "region": { "default": "eu" }, "base": { "default": "rest" } } }
        """,
        "/rest")]
    [TestCase("""{ "url": "https://api.vendor.example/first" }, { "url": "https://api.vendor.example/second" }""", "/first")]
    public async Task Path_of_the_server_stands_before_every_path_and_the_build_says_so(string server, string path)
    {
        var generated = await GenerateAsync(server);
        await using var loopback = await LoopbackServer.StartAsync("");

        await generated.CompileWithoutFacade().RunAsync("await new ThingsClient(http).ListAsync(); return \"\";", loopback.Address);

        Assert.That(loopback.Requests.Single().Target, Is.EqualTo($"{path}/things"));
        Assert.That(
            generated.Notes,
            Is.EqualTo(new[]
            {
                $"the server's address has the path {path}: it stands before every path, and is no part of the client's BaseAddress"
            }));
        Assert.That(generated.Operations, Is.EqualTo(new[] { $"List|Things|GET {path}/things" }));
    }

    [TestCase("""{ "url": "https://api.vendor.example" }""")]
    [TestCase("""{ "url": "https://api.vendor.example/" }""")]
    [TestCase("""{ "url": "/" }""")]
    public async Task Server_without_a_path_changes_nothing(string server)
    {
        var generated = await GenerateAsync(server);

        Assert.That(generated.Notes, Is.Empty);
        Assert.That(generated.Operations, Is.EqualTo(new[] { "List|Things|GET /things" }));
    }

    [Test]
    public async Task Server_of_a_path_or_an_operation_counts_for_it_and_another_host_is_left_out()
    {
        var generated = await WireDescription.GenerateAsync(
            $$"""
            "/a": { "get": { {{Named("A")}} }, "post": { "servers": [{ "url": "https://api.vendor.example/v2" }], {{Named("B")}} } },
            "/b": { "servers": [{ "url": "/v3" }], "parameters": [{ "name": "x", "in": "query", "schema": { "type": "string" } }],
            "get": { {{Named("C")}} } },
            "/c": { "get": { "servers": [{ "url": "https://files.vendor.example" }], {{Named("D")}} } }
            """,
            more: """ "servers": [{ "url": "https://api.vendor.example/v1" }], """);

        Assert.That(generated.Operations, Is.EqualTo(new[] { "A|Things|GET /v1/a", "B|Things|POST /v2/a", "C|Things|GET /v3/b" }));
        Assert.That(
            generated.Notes,
            Has.Some.EqualTo(
                "GET /c is at https://files.vendor.example and not at https://api.vendor.example, where the client calls: it is left out"));
        Assert.That(generated.Code, Does.Contain("CAsync(string? @x = null"));
    }

    private static Task<GeneratedClient> GenerateAsync(string servers)
        => WireDescription.GenerateAsync($$""" "/things": { "get": { {{Named("List")}} } } """, more: $""" "servers": [{servers}], """);

    private static string Named(string id)
        => $$""" "operationId": "{{id}}", "tags": ["Things"], "responses": { "204": { "description": "" } } """;
}

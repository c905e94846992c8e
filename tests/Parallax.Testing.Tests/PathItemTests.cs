using System.Net;

namespace Parallax.Tests.Testing;

/// <summary>Parameters that stand on the path item count for every operation of the path.</summary>
internal sealed class PathItemTests
{
    private const string ShelfId = """{"name":"shelf_id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}""";
    private const string Size = """{"name":"size","in":"query","required":true,"schema":{"type":"integer"}}""";
    private const string Get =
        """{"responses":{"200":{"description":"Page","content":{"application/json":{"schema":{"type":"object","properties":{"results":"""
            + """{"type":"array","items":{"type":"object"}}}}}}}}}""";

    private static TestCaseData<string, string>[] PathItems
        => [
        new($$"""{"parameters":[{{ShelfId}},{{Size}}],"get":{{Get}}}""", "{}") { TestName = "{m}(In the path)" },
        new($$"""{"parameters":[{{Size}}],"get":{"parameters":[{{ShelfId}}],{{Get[1..]}}}""", "{}") { TestName = "{m}(One on each)" },
        new("""{"$ref":"#/components/pathItems/Boxes"}""", $$"""{"parameters":[{{ShelfId}},{{Size}}],"get":{{Get}}}""")
        {
            TestName = "{m}(In what the path refers to)"
        },
        new($$"""{"$ref":"#/components/pathItems/Boxes","parameters":[{{ShelfId}},{{Size}}]}""", $$"""{"get":{{Get}}}""")
        {
            TestName = "{m}(Beside the reference)"
        },
        new($$"""{"$ref":"#/components/pathItems/Boxes","parameters":[{{Size}}]}""", $$"""{"parameters":[{{ShelfId}}],"get":{{Get}}}""")
        {
            TestName = "{m}(On both sides of the reference)"
        },
        new($$"""{"$ref":"#/components/pathItems/Boxes","get":{{Get}}}""", $$"""{"parameters":[{{ShelfId}},{{Size}}]}""")
        {
            TestName = "{m}(The operation beside the reference)"
        },
    ];

    [TestCaseSource(nameof(PathItems))]
    public async Task Parameters_of_the_path_item_are_checked_and_known(string item, string referredTo)
    {
        await using var emulator = await StartAsync("/v1/shelves/{shelf_id}/boxes", item, referredTo);
        using var http = EmulatorFixture.Client(emulator);

        Assert.That(await AskAsync("11111111-1111-4111-8111-111111111111", "?size=3"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskAsync("first", "?size=3"), Is.EqualTo(HttpStatusCode.BadRequest), "an id that is none");
        Assert.That(
            await AskAsync("11111111-1111-4111-8111-111111111111", "?size=large"),
            Is.EqualTo(HttpStatusCode.BadRequest),
            "a number that is none");
        Assert.That(
            await AskAsync("11111111-1111-4111-8111-111111111111", ""),
            Is.EqualTo(HttpStatusCode.BadRequest),
            "a required parameter left out");

        async Task<HttpStatusCode> AskAsync(string shelf, string query)
            => (await EmulatorFixture.Send(http, HttpMethod.Get, $"v1/shelves/{shelf}/boxes{query}", null, "application/json")).Status;
    }

    // What the operation says of a parameter counts more than what its path item says.
    [Test]
    public async Task Parameter_that_the_operation_describes_again_is_what_the_operation_says()
    {
        const string again = """{"name":"size","in":"query","schema":{"type":"string"}}""";
        await using var emulator = await StartAsync(
            "/v1/boxes", $$"""{"parameters":[{{Size}}],"get":{"parameters":[{{again}}],{{Get[1..]}}}""", "{}");
        using var http = EmulatorFixture.Client(emulator);

        Assert.That(
            (await EmulatorFixture.Send(http, HttpMethod.Get, "v1/boxes?size=large", null, "application/json")).Status,
            Is.EqualTo(HttpStatusCode.OK));
    }

    private static Task<ParallaxEmulator> StartAsync(string path, string item, string referredTo)
        => ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
    {
        Description = $$"""
            {
              "openapi": "3.1.0",
              "info": { "title": "Other", "version": "1" },
              "paths": { "{{path}}": {{item}} },
              "components": { "pathItems": { "Boxes": {{referredTo}} } }
            }
            """,
    });
}

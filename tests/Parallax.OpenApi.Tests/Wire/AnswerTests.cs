using Microsoft.AspNetCore.Http;

namespace Parallax.OpenApi.Tests.Wire;

/// <summary>What a method gives is what the server answered, and nothing that the description has for another status.</summary>
public sealed class AnswerTests
{
    private const string Thing = """{ "$ref": "#/components/schemas/Thing" }""";
    private const string Job = """{ "$ref": "#/components/schemas/Job" }""";
    private const string Nothing = """ "204": { "description": "Nothing there." } """;

    private const string CallMake = """
        try
        {
            var result = await new ThingsClient(http).MakeAsync();
            return $"{result?.GetType().Name ?? "null"} {(result as Thing)?.Name}".Trim();
        }
        catch (ParallaxResponseException answer)
        {
            return $"{(int)answer.StatusCode} {answer.ResponseBody ?? answer.Message}";
        }
        """;

    private static TestCaseData<string, int, string, string>[] Successes
        => [
        new($"{WireDescription.Response("200", Thing)}, {Nothing}", 200, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(200 of 200 and 204)"
        },
        new($"{WireDescription.Response("200", Thing)}, {Nothing}", 204, "", "null") { TestName = "{m}(204 of 200 and 204)" },
        new($"{Nothing}, {WireDescription.Response("2XX", Thing)}", 204, "", "null") { TestName = "{m}(204 of 204 and 2XX)" },
        new($"{Nothing}, {WireDescription.Response("2XX", Thing)}", 201, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(201 of 204 and 2XX)"
        },
        new($"""{WireDescription.Response("201", Thing)}, "202": """ + """{ "description": "Queued." }""", 202, "", "null")
        {
            TestName = "{m}(202 without content beside 201)"
        },
        new($"{WireDescription.Response("200", Thing)}, {WireDescription.Response("202", Job)}", 200, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(200 of 200 and 202)"
        },
        new(
            $"{WireDescription.Response("200", Thing)}, {WireDescription.Response("202", Job)}",
            202,
            """{"job_id":"7"}""",
            """202 {"job_id":"7"}""")
        {
            TestName = "{m}(202 of 200 and 202)"
        },
        new(
            $"{WireDescription.Response("200", Thing)}, {WireDescription.Response("2XX", Job)}",
            206,
            """{"job_id":"7"}""",
            """206 {"job_id":"7"}""")
        {
            TestName = "{m}(206 of 200 and 2XX)"
        },
        new($"{WireDescription.Response("200", Thing)}, {WireDescription.Response("201", Thing)}", 201, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(201 of the same as 200)"
        },
        new($"{WireDescription.Response("200", Thing)}", 201, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(201 that is not described)"
        },
        new($"{WireDescription.Response("2XX", Thing)}", 202, """{"name":"x"}""", "Thing x") { TestName = "{m}(202 of 2XX)" },
        new($"{WireDescription.Response("default", Thing)}", 200, """{"name":"x"}""", "Thing x") { TestName = "{m}(200 of default)" },
        new(
            $"{WireDescription.Response("200", """{ "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Thing" }] }""")}",
            200,
            " null ",
            "null")
        {
            TestName = "{m}(null where null may come)"
        },
        new($"{WireDescription.Response("200", Thing, "application/vnd.vendor.v2+json")}", 200, """{"name":"x"}""", "Thing x")
        {
            TestName = "{m}(A content type of the vendor's)"
        },
    ];

    private static TestCaseData<string, string, string, string, string>[] Values
        => [
        new("""{ "type": "string" }""", "application/json", "application/json", "\"a b\"", "String a b") { TestName = "{m}(Text as JSON)" },
        new("""{ "type": "string" }""", "application/json", "text/plain; charset=utf-8", "a \"b\"", "String a \"b\"")
        {
            TestName = "{m}(Text as JSON that comes as plain text)"
        },
        new("""{ "type": "string" }""", "text/plain", "text/plain", "5", "String 5") { TestName = "{m}(Plain text)" },
        new("""{ "type": "string" }""", "text/plain", "text/plain", "", "String ") { TestName = "{m}(Plain text that is empty)" },
        new("""{ "type": "string" }""", "text/plain", "text/plain; charset=iso-8859-1", "\u00e9", "String \u00e9")
        {
            TestName = "{m}(Plain text in another charset)"
        },
        new(
            """{ "type": "string", "format": "uuid" }""",
            "text/plain",
            "text/plain",
            "00000000-0000-0000-0000-000000000007",
            "Guid 00000000-0000-0000-0000-000000000007")
        {
            TestName = "{m}(An id as plain text)"
        },
        new("""{ "type": "number" }""", "application/json", "application/json", "0.10", "Decimal 0.10") { TestName = "{m}(A number)" },
        new("""{ "type": "integer", "format": "int32" }""", "text/plain", "text/plain", "42", "Int32 42")
        {
            TestName = "{m}(A number as plain text)"
        },
        new("""{ "type": "boolean" }""", "application/json", "application/json", "true", "Boolean True") { TestName = "{m}(A flag)" },
        new(
            """{ "type": "array", "items": { "type": "string" } }""",
            "application/json",
            "application/json",
            "[\"a\"]",
            "String[] System.String[]")
        {
            TestName = "{m}(A list of texts)"
        },
    ];

    [TestCaseSource(nameof(Successes))]
    public async Task Success_gives_what_its_status_stands_for(string responses, int status, string body, string expected)
    {
        await using var server = await ServerAsync(status, "application/json", body);
        var client = (await WireDescription.WithResponsesAsync(responses)).CompileWithoutFacade();

        Assert.That(await client.RunAsync(CallMake, server.Address), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Values))]
    public async Task Response_that_is_one_value_is_read_as_its_type(
        string schema, string described, string sent, string body, string expected)
    {
        await using var server = await ServerAsync(200, sent, body);
        var client = (await WireDescription.WithResponsesAsync(WireDescription.Response("200", schema, described))).CompileWithoutFacade();

        var result = await client.RunAsync(
            """
            var result = await new ThingsClient(http).MakeAsync();
            return FormattableString.Invariant($"{result.GetType().Name} {result}");
            """,
            server.Address);

        Assert.That(result, Is.EqualTo(expected));
    }

    [TestCase("application/vnd.vendor.v2+json")]
    [TestCase("text/plain")]
    public async Task Content_type_that_the_description_has_for_the_answer_is_asked_for(string type)
    {
        await using var server = await ServerAsync(200, type, type.Contains("json", StringComparison.Ordinal) ? "\"x\"" : "x");
        var client = (await WireDescription.WithResponsesAsync(WireDescription.Response(
            "200", """{ "type": "string" }""", type))).CompileWithoutFacade();

        Assert.That(await client.RunAsync("return await new ThingsClient(http).MakeAsync();", server.Address), Is.EqualTo("x"));
        Assert.That(server.Requests.Single().Headers.Accept.ToString(), Is.EqualTo(type));
    }

    [Test]
    public async Task Two_kinds_of_success_are_told_of_with_the_place()
        => Assert.That(
            (await WireDescription.WithResponsesAsync($"{WireDescription.Response("200", Thing)},"
                + $" {WireDescription.Response("202", Job)}")).Notes.Single(),
            Does.StartWith("POST /v1/things answers 200 with one thing and 202 with another"));

    [TestCase("application/x-ndjson")]
    [TestCase("application/jsonl")]
    [TestCase("application/stream+json")]
    [TestCase("text/event-stream")]
    [TestCase("multipart/mixed")]
    public async Task Stream_is_left_out_with_a_line(string type)
    {
        var generated = await WireDescription.WithResponsesAsync(WireDescription.Response("200", Thing, type));

        Assert.That(generated.Notes, Is.EqualTo(new[] { $"POST /v1/things answers with a stream, {type}: it is left out" }));
        Assert.That(generated.Operations, Is.EqualTo(new[] { "GetOther|Things|GET /v1/other" }));
    }

    [Test]
    public async Task Stream_beside_json_is_not_asked_for()
    {
        await using var server = await ServerAsync(200, "application/json", """{"name":"x"}""");
        var generated = await WireDescription.WithResponsesAsync(
            """
            "200": { "description": "", "content": { "text/event-stream": { "schema": { "type": "string" } },
            "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }
            """);

        Assert.That(generated.Notes, Is.Empty);
        Assert.That(await generated.CompileWithoutFacade().RunAsync(CallMake, server.Address), Is.EqualTo("Thing x"));
    }

    private static Task<LoopbackServer> ServerAsync(int status, string type, string body) => LoopbackServer.StartAsync(async context =>
    {
        context.Response.StatusCode = status;
        if (status != 204)
        {
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(
                (type.Contains("8859", StringComparison.Ordinal) ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8).GetBytes(body));
        }
    });
}

using System.Text.Json.Nodes;
using static Parallax.OpenApi.Tests.Descriptions.JsonEditing;

namespace Parallax.OpenApi.Tests.Wire;

/// <summary>
/// What arrives of a parameter is what OpenAPI says of its style: the table "Style Examples" of OpenAPI 3.1.1 and RFC 6570, on which it
/// is based, row by row, and what those say of empty, absent and reserved.
/// </summary>
public sealed class ParameterStyleTests
{
    private const string Text = """{ "type": "string" }""";
    private const string List = """{ "type": "array", "items": { "type": "string" } }""";
    private const string ListWithNulls = """{ "type": "array", "items": { "type": ["string", "null"] } }""";
    private const string Rgb = """{ "$ref": "#/components/schemas/Rgb" }""";
    private const string Map = """{ "type": "object", "additionalProperties": { "type": "integer", "format": "int32" } }""";

    private const string Blue = "\"blue\"";
    private const string Empty = "\"\"";
    private const string Colours = """["blue", "black", "brown"]""";
    private const string NoColours = "[]";
    private const string Hundreds = "new Rgb { R = 100, G = 200, B = 150 }";
    private const string Reserved = """ "a/b?c&d=e f,g" """;
    private const string ReservedList = """["a,b", "c d", "é"]""";
    private const string WithNull = """["blue", null, ""]""";

    private static readonly Sent[] Table =
    [
        new("query", "form", "true", Text, Empty, "?color="),
        new("query", "form", "true", Text, Blue, "?color=blue"),
        new("query", "form", "true", List, Colours, "?color=blue&color=black&color=brown"),
        new("query", "form", "true", Rgb, Hundreds, "?R=100&G=200&B=150"),
        new("query", "form", "false", Text, Empty, "?color="),
        new("query", "form", "false", Text, Blue, "?color=blue"),
        new("query", "form", "false", List, Colours, "?color=blue,black,brown"),
        new("query", "form", "false", Rgb, Hundreds, "?color=R,100,G,200,B,150"),
        new("query", "spaceDelimited", "false", List, Colours, "?color=blue%20black%20brown"),
        new("query", "spaceDelimited", "false", Rgb, Hundreds, "?color=R%20100%20G%20200%20B%20150"),
        new("query", "pipeDelimited", "false", List, Colours, "?color=blue%7Cblack%7Cbrown"),
        new("query", "pipeDelimited", "false", Rgb, Hundreds, "?color=R%7C100%7CG%7C200%7CB%7C150"),
        new("query", "deepObject", "true", Rgb, Hundreds, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        new("path", "matrix", "false", Text, Empty, "/;color"),
        new("path", "matrix", "false", Text, Blue, "/;color=blue"),
        new("path", "matrix", "false", List, Colours, "/;color=blue,black,brown"),
        new("path", "matrix", "false", Rgb, Hundreds, "/;color=R,100,G,200,B,150"),
        new("path", "matrix", "true", Text, Blue, "/;color=blue"),
        new("path", "matrix", "true", List, Colours, "/;color=blue;color=black;color=brown"),
        new("path", "matrix", "true", Rgb, Hundreds, "/;R=100;G=200;B=150"),
        new("path", "label", "false", Text, Blue, "/.blue"),
        new("path", "label", "false", List, Colours, "/.blue,black,brown"),
        new("path", "label", "false", Rgb, Hundreds, "/.R,100,G,200,B,150"),
        new("path", "label", "true", Text, Blue, "/.blue"),
        new("path", "label", "true", List, Colours, "/.blue.black.brown"),
        new("path", "label", "true", Rgb, Hundreds, "/.R=100.G=200.B=150"),
        new("path", "simple", "false", Text, Blue, "/blue"),
        new("path", "simple", "false", List, Colours, "/blue,black,brown"),
        new("path", "simple", "false", Rgb, Hundreds, "/R,100,G,200,B,150"),
        new("path", "simple", "true", List, Colours, "/blue,black,brown"),
        new("path", "simple", "true", Rgb, Hundreds, "/R=100,G=200,B=150"),
        new("header", "simple", "false", Text, Blue, "blue"),
        new("header", "simple", "false", List, Colours, "blue,black,brown"),
        new("header", "simple", "false", Rgb, Hundreds, "R,100,G,200,B,150"),
        new("header", "simple", "true", Rgb, Hundreds, "R=100,G=200,B=150"),
        new("cookie", "form", "true", Text, Blue, "color=blue"),
        new("cookie", "form", "false", List, Colours, "color=blue,black,brown"),
        new("cookie", "form", "false", Rgb, Hundreds, "color=R,100,G,200,B,150"),
        new("cookie", "cookie", "true", List, Colours, "color=blue; color=black; color=brown"),
        new("cookie", "cookie", "true", Text, "\"a,b\"", "color=a,b"),
        new("cookie", "cookie", "true", Rgb, Hundreds, "R=100; G=200; B=150"),

        // The defaults: form and exploded, else simple and not. A deepObject is exploded, whatever stands beside it.
        new("query", null, null, List, Colours, "?color=blue&color=black&color=brown"),
        new("query", "pipeDelimited", null, List, Colours, "?color=blue%7Cblack%7Cbrown"),
        new("query", "deepObject", null, Rgb, Hundreds, "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        new("path", null, null, List, Colours, "/blue,black,brown"),
        new("header", null, null, List, Colours, "blue,black,brown"),
        new("cookie", null, null, Text, Blue, "color=blue"),

        // Spaces and pipes have a meaning without explode only; with it, each value is a parameter.
        new("query", "spaceDelimited", "true", List, Colours, "?color=blue&color=black&color=brown"),

        // Reserved characters are escaped, and the comma between two values is not.
        new("query", "form", "true", Text, Reserved, "?color=a%2Fb%3Fc%26d%3De%20f%2Cg"),
        new("query", "form", "false", List, ReservedList, "?color=a%2Cb,c%20d,%C3%A9"),
        new("query", "deepObject", "true", Map, """new Dictionary<string, int> { ["a]&b"] = 1 }""", "?color%5Ba%5D%26b%5D=1"),
        new("path", "simple", "false", List, ReservedList, "/a%2Cb,c%20d,%C3%A9"),
        new("path", "matrix", "true", List, """["a;b", "c/d", ""]""", "/;color=a%3Bb;color=c%2Fd;color"),
        new("cookie", "form", "true", Text, Reserved, "color=a%2Fb%3Fc%26d%3De%20f%2Cg"),
        new("header", "simple", "false", Text, Reserved, "a/b?c&d=e f,g"),
        new("query", "form", "true", Text, Reserved, "?color=a/b?c%26d%3De%20f,g", AllowReserved: true),

        // Null and the empty list are undefined in RFC 6570, and left out; the empty text is a value.
        new("query", "form", "true", List, NoColours, ""),
        new("query", "form", "false", List, NoColours, ""),
        new("query", "form", "true", ListWithNulls, WithNull, "?color=blue&color="),
        new("query", "form", "false", ListWithNulls, WithNull, "?color=blue,"),
        new("query", "form", "true", Rgb, "new Rgb { R = 100, G = null }", "?R=100"),
        new("query", "deepObject", "true", Rgb, "new Rgb { G = 200 }", "?color%5BG%5D=200"),
        new("query", "form", "true", Map, """new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 }""", "?x=1&y=2"),
        new("header", "simple", "false", List, NoColours, null),
        new("cookie", "form", "false", List, NoColours, null),

        // Types: each value as it stands in JSON.
        new("query", "form", "false", """{ "type": "array", "items": { "type": "number" } }""", "[1.5m, 2m]", "?color=1.5,2"),
        new(
            "query",
            "pipeDelimited",
            "false",
            """{ "type": "array", "items": { "type": "string", "format": "date" } }""",
            "[new DateOnly(2024, 2, 29)]",
            "?color=2024-02-29"),
        new(
            "path",
            "simple",
            "false",
            """{ "type": "array", "items": { "type": "string", "format": "uuid" } }""",
            "[Guid.Empty, Guid.Empty]",
            "/00000000-0000-0000-0000-000000000000,00000000-0000-0000-0000-000000000000"),
        new(
            "query",
            "form",
            "false",
            """{ "type": "array", "items": { "$ref": "#/components/schemas/Tone" } }""",
            "[Tone.DarkBlue, \"other\"]",
            "?color=dark_blue,other"),
        new("query", "form", "false", """{ "type": "array", "items": { "type": "boolean" } }""", "[true, false]", "?color=true,false"),
        new("query", "form", "true", "{}", "new Newtonsoft.Json.Linq.JArray(1, true, \"x\")", "?color=1&color=true&color=x"),

        // A content type instead of a schema.
        new(
            "query",
            null,
            null,
            Rgb,
            Hundreds,
            "?color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
            ContentType: "application/json"),
        new("query", null, null, Text, Blue, "?color=%22blue%22", ContentType: "application/json"),
        new("header", null, null, Rgb, "new Rgb { R = 1 }", """{"R":1}""", ContentType: "application/json"),
        new("header", null, null, Text, "\"é\"", "\"\\u00e9\"", ContentType: "application/json"),
        new("query", null, null, Text, Blue, "?color=blue", ContentType: "text/plain"),
    ];

    private static readonly Lazy<Task<CompiledClient>> Client = new(CompileAsync);
    private static readonly Lazy<Task<IReadOnlyList<ReceivedRequest>>> Received = new(CallAllAsync);

    private static IEnumerable<TestCaseData<int>> Rows
        => Table.Index().Select(row => new TestCaseData<int>(row.Index).SetArgDisplayNames($"{row.Index}: {row.Item}"));

    [TestCaseSource(nameof(Rows))]
    public async Task Parameter_arrives_as_its_style_says(int row)
    {
        var (sent, request) = (Table[row], (await Received.Value)[row]);

        var arrived = sent.Place switch
        {
            "header" => request.Headers.TryGetValue("color", out var value) ? value.ToString() : null,
            "cookie" => request.Headers.TryGetValue("Cookie", out var value) ? value.ToString() : null,
            _ => request.Target[$"/v1/row{row}".Length..],
        };
        Assert.That(arrived, Is.EqualTo(sent.Expected));
    }

    [TestCase("query", "spaceDelimited", List, """["a b"]""", "spaces")]
    [TestCase("query", "pipeDelimited", List, """["a|b"]""", "pipes")]
    [TestCase("header", "simple", List, """["a,b"]""", "commas")]
    [TestCase("header", "simple", Text, "\"a\\nb\"", "header")]
    [TestCase("header", "simple", Text, "\"é\"", "header")]
    [TestCase("cookie", "cookie", Text, "\"a;b\"", "cookie")]
    [TestCase("path", "simple", List, "[]", "part of the path")]
    [TestCase("path", "label", Text, "\"\"", "part of the path")]
    [TestCase("path", "label", Text, "\".\"", "part of the path")]
    [TestCase("path", "matrix", List, "[]", "part of the path")]
    [TestCase("query", "form", "{}", "Newtonsoft.Json.Linq.JToken.Parse(\"[[1]]\")", "no form")]
    [TestCase("query", "deepObject", "{}", "Newtonsoft.Json.Linq.JToken.Parse(\"{\\\"a\\\":{}}\")", "no form")]
    public async Task Value_that_the_style_cannot_carry_is_refused_by_the_name_of_the_parameter(
        string place, string style, string schema, string value, string reason)
    {
        var row = Array.FindIndex(
            Table,
            sent => sent.Place == place
                && sent.Schema == schema
                && (sent.Style == style || (style == "deepObject" && schema == "{}"))
                && sent is { ContentType: null, AllowReserved: false });
        await using var server = await LoopbackServer.StartAsync("{}");
        var client = row >= 0 ? await Client.Value : throw new InvalidOperationException("no operation for it");

        var message = await client.RunAsync(
            $"try {{ await new ColorsClient(http).Row{row}Async({value}); return \"sent\"; }} catch (ArgumentException refusal) {{ return "
                + $"refusal.Message; }}",
            server.Address);

        Assert.That(message, Does.Contain("'color'").And.Contains(reason));
        Assert.That(server.Requests, Is.Empty);
    }

    private static async Task<CompiledClient> CompileAsync()
    {
        var paths = new JsonObject(
            Table.Select(
                (sent, row) => KeyValuePair.Create(
                    $"/v1/row{row}{(sent.Place == "path" ? "/{color}" : "")}", (JsonNode?)sent.ToPathItem(row))));
        var description = Parse("""
            { "openapi": "3.2.0", "info": { "title": "t", "version": "1" }, "components": { "schemas": {
              "Tone": { "type": "string", "enum": ["dark_blue"] },
              "Rgb": { "type": "object", "properties": {
                "R": { "type": ["integer", "null"], "format": "int32" }, "G": { "type": ["integer", "null"], "format": "int32" },
                "B": { "type": ["integer", "null"], "format": "int32" } } } } } }
            """);
        description["paths"] = paths;
        var generated = await GeneratedClient.FromAsync(description.ToJsonString());
        Assert.That(generated.Notes, Is.Empty);
        return generated.CompileWithoutFacade();
    }

    private static async Task<IReadOnlyList<ReceivedRequest>> CallAllAsync()
    {
        await using var server = await LoopbackServer.StartAsync("{}");
        var calls = string.Concat(Table.Select((sent, row) => $"await new ColorsClient(http).Row{row}Async({sent.Value});\n"));
        await (await Client.Value).RunAsync($"{calls}return \"\";", server.Address);
        return server.Requests;
    }

    private sealed record Sent(
        string Place,
        string? Style,
        string? Explode,
        string Schema,
        string Value,
        string? Expected,
        bool AllowReserved = false,
        string? ContentType = null)
    {
        public JsonObject ToPathItem(int row)
        {
            var parameter = new JsonObject { ["name"] = "color", ["in"] = Place, ["required"] = true };
            if (ContentType is null)
            {
                parameter["schema"] = Parse(Schema);
            }
            else
            {
                parameter["content"] = new JsonObject { [ContentType] = new JsonObject { ["schema"] = Parse(Schema) } };
            }

            foreach (var (name, value) in new[]
            {
                ("style", Style is null ? null : JsonValue.Create(Style)),
                ("explode", Explode is null ? null : JsonValue.Create(Explode == "true")),
                ("allowReserved", AllowReserved ? JsonValue.Create(true) : null)
            })
            {
                if (value is not null)
                {
                    parameter[name] = value;
                }
            }

            return new JsonObject
            {
                ["get"] = new JsonObject
                {
                    ["operationId"] = $"Row{row}",
                    ["tags"] = new JsonArray("Colors"),
                    ["parameters"] = new JsonArray(parameter),
                    ["responses"] = Parse("""{ "204": { "description": "Echoed." } }"""),
                },
            };
        }

        public override string ToString() => $"{Place} {Style} {Explode} {Value.Trim()}";
    }
}

using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Naming;

/// <summary>Whole descriptions of one operation, made of what a test is about.</summary>
internal static class Tiny
{
    /// <summary>One schema with these properties, given by <c>GET /v1/things</c>.</summary>
    public static string Thing(params IEnumerable<string> properties)
        => With(new JsonObject
        {
            ["Thing"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(properties.Select(name => KeyValuePair.Create(name, (JsonNode?)Text()))),
            },
        });

    /// <summary>These schemas, each of which <c>Thing</c> has a property of.</summary>
    public static string Schemas(params IEnumerable<string> names)
    {
        JsonObject schemas = [];
        foreach (var (index, name) in names.Index())
        {
            schemas[name] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [$"own{index}"] = Text() } };
        }

        schemas["Thing"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(names.Select((name, index) => KeyValuePair.Create($"p{index}", (JsonNode?)Reference(name))))
        };
        return With(schemas);
    }

    /// <summary>An enum, as the property <c>kind</c> of <c>Thing</c>.</summary>
    public static string Enum(JsonObject schema, string name = "Kind") => With(new JsonObject
    {
        [name] = schema,
        ["Thing"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["kind"] = Reference(name) } },
    });

    /// <summary>One more class, as the property <c>kind</c> of <c>Thing</c>.</summary>
    public static string Class(string name, params IEnumerable<string> properties) => With(new JsonObject
    {
        [name] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property, (JsonNode?)Text()))),
        },
        ["Thing"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["kind"] = Reference(name) } },
    });

    /// <summary>An enum of texts.</summary>
    public static string EnumOf(IEnumerable<string> values, string name = "Kind")
        => Enum(
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) }, name);

    /// <summary>An operation with these parameters, each as <c>query:name</c>.</summary>
    public static string Parameters(string path, params IEnumerable<string> parameters)
        => With([], path, new JsonArray([.. parameters.Select(parameter => parameter.Split(':', 2)).Select(parts => new JsonObject
        {
            ["in"] = parts[0],
            ["name"] = parts[1],
            ["required"] = parts[0] == "path",
            ["schema"] = Text(),
        })]));

    private static string With(JsonObject schemas, string path = "/v1/things", JsonArray? parameters = null)
    {
        schemas.TryAdd("Thing", new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["id"] = Text() } });
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "t", ["version"] = "1" },
            ["paths"] = new JsonObject
            {
                [path] = new JsonObject
                {
                    ["get"] = new JsonObject
                    {
                        ["operationId"] = "GetThing",
                        ["tags"] = new JsonArray("Things"),
                        ["parameters"] = parameters ?? [],
                        ["responses"] = new JsonObject
                        {
                            ["200"] = new JsonObject
                            {
                                ["description"] = "ok",
                                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference("Thing") } },
                            },
                        },
                    },
                },
            },
            ["components"] = new JsonObject { ["schemas"] = schemas },
        }.ToJsonString();
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{Uri.EscapeDataString(name)}" };
}

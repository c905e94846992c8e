using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>Finding one's way about a description, to change it.</summary>
internal static class JsonEditing
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    public static JsonNode Parse(string json) => JsonNode.Parse(json)!;

    public static JsonObject Ref(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    public static JsonObject Schemas(this JsonObject description) => description["components"]!["schemas"]!.AsObject();

    public static JsonObject Properties(this JsonObject description, string schema)
        => description.Schemas()[schema]!["properties"]!.AsObject();

    public static JsonArray Types(this JsonObject schema)
        => schema["type"] switch { JsonArray several => (JsonArray)several.DeepClone(), { } one => [one.DeepClone()], null => [] };

    public static IReadOnlyList<(string Path, string Verb, JsonObject Node)> Operations(this JsonObject description)
        => [.. from path in description["paths"]!.AsObject()
               from verb in Verbs
               where path.Value![verb] is not null
               select (path.Key, verb, path.Value[verb]!.AsObject())];

    public static JsonObject Operation(this JsonObject description, string id)
        => description.Operations().Single(one => one.Node["operationId"]!.ToString() == id).Node;

    public static JsonObject PathItem(this JsonObject description, string path) => description["paths"]![path]!.AsObject();

    /// <summary>Puts the members of <paramref name="json"/> into an object.</summary>
    public static void Add(this JsonObject target, string json)
    {
        foreach (var (name, value) in Parse(json).AsObject())
        {
            target[name] = value?.DeepClone();
        }
    }

    /// <summary>Visits every object, from the leaves up.</summary>
    public static void Visit(this JsonNode? node, Action<JsonObject> change)
    {
        switch (node)
        {
            case JsonArray list:
                list.ToList().ForEach(item => item.Visit(change));
                break;
            case JsonObject map:
                map.Select(member => member.Value).ToList().ForEach(value => value.Visit(change));
                change(map);
                break;
        }
    }

    public static void RenameSchemas(this JsonObject description, Func<string, string> rename)
    {
        var schemas = description.Schemas().ToList();
        description.Schemas().Clear();
        schemas.ForEach(schema => description.Schemas()[rename(schema.Key)] = schema.Value);
        description.Visit(node =>
        {
            if (SchemaName(node) is { } name)
            {
                node["$ref"] = Ref(rename(name))["$ref"]!.DeepClone();
            }
        });
    }

    /// <summary>Puts the schemas of these names where they are used, and takes their names away.</summary>
    public static void PutInline(this JsonObject description, Func<string, bool> isMeant)
    {
        description["paths"].Visit(Replace);
        description.Schemas().Visit(Replace);
        description.Schemas().Select(schema => schema.Key).Where(isMeant).ToList().ForEach(name => description.Schemas().Remove(name));

        void Replace(JsonObject node)
        {
            if (SchemaName(node) is not { } name || !isMeant(name))
            {
                return;
            }

            node.Remove("$ref");
            var copy = description.Schemas()[name]!.DeepClone().AsObject();
            copy.Visit(Replace);
            foreach (var (key, value) in copy)
            {
                node[key] ??= value?.DeepClone();
            }
        }
    }

    private static string? SchemaName(JsonObject node)
        => node["$ref"] is JsonValue value
            && value.TryGetValue<string>(out var reference)
            && reference.StartsWith("#/components/schemas/", StringComparison.Ordinal)
            ? reference["#/components/schemas/".Length..]
            : null;
}

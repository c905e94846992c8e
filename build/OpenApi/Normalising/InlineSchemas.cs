using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Names every object and enum after its place, and moves it to the others. The generator would number them, and differently with every
/// change.
/// </summary>
internal static class InlineSchemas
{
    public static void Apply(Document document)
    {
        foreach (var slot in SchemaWalk.Over(document))
        {
            if (!slot.IsNamed && !slot.IsPart && slot.Schema is JsonObject schema && NeedsName(schema))
            {
                slot.Schema = Reference(schema, NameFor(document, slot.Name, schema), document);
            }
        }
    }

    private static bool NeedsName(JsonObject schema)
        => !schema.ContainsKey("$ref")
            && (schema.Object("properties") is { Count: > 0 } || schema.ContainsKey("enum") || schema.Array("allOf") is { Count: > 1 });

    private static JsonObject Reference(JsonObject schema, string name, Document document)
    {
        var named = schema.Copy();
        var isNullable = named.Array("type") is { } types && types.RemoveAll(type => type?.ToString() == "null") > 0;
        if (named.Array("type") is [var single])
        {
            named["type"] = single!.DeepClone();
        }

        document.Schemas.TryAdd(name, named);
        var reference = isNullable
            ? new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, References.ToSchema(name)) }
            : References.ToSchema(name);
        foreach (var (key, value) in schema.Where(
            member => member.Key == "description" || member.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            reference[key] = value?.DeepClone();
        }

        return reference;
    }

    // The same one again, from another place of the same name, is not another one.
    private static string NameFor(Document document, string name, JsonObject schema)
    {
        var allowed = Reserved.Free(name);
        var free = allowed;
        for (var number = 2; document.Schema(free) is { } other && !JsonNode.DeepEquals(other, schema); number++)
        {
            free = allowed + number;
        }

        return free;
    }
}

using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// Writes the description's schemas in the form that the validating library reads: references into <c>definitions</c>, what only
/// explains left out, the null of OpenAPI 3.0 in the spelling of 3.1, and objects closed to members that are not described.
/// </summary>
internal sealed class SchemaPreparation(DescriptionDocument document)
{
    private static readonly string[] Copied =
    [
        "type", "format", "enum", "required", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
    ];

    public static string? ComponentName(string reference)
        => reference.StartsWith("#/components/schemas/", StringComparison.Ordinal) ? reference.Split('/')[^1] : null;

    public JsonObject Prepare(JsonNode? node)
    {
        if (node is not JsonObject schema)
        {
            return node is JsonValue flag && flag.TryGetValue<bool>(out var allowed) && !allowed
                ? new JsonObject { ["not"] = new JsonObject() }
                : [];
        }

        if (schema["$ref"]?.ToString() is { } reference)
        {
            // Resolved in either case, so that one that leads nowhere is reported by its name.
            var target = document.Resolve(schema);
            return ComponentName(reference) is { } name ? new JsonObject { ["$ref"] = $"#/definitions/{name}" } : Prepare(target);
        }

        schema = Fold(schema);
        var result = new JsonObject(Copied.Where(schema.ContainsKey)
            .Select(keyword => KeyValuePair.Create(keyword, schema[keyword]?.DeepClone())));
        if (schema["const"] is { } constant)
        {
            result["enum"] = new JsonArray(constant.DeepClone());
        }

        if (schema["items"] is { } items)
        {
            result["items"] = Prepare(items);
        }

        if (schema["not"] is { } not)
        {
            result["not"] = Prepare(not);
        }

        foreach (var keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema[keyword] is JsonArray alternatives)
            {
                result[keyword] = new JsonArray([.. alternatives.Select(Prepare)]);
            }
        }

        Close(schema, result);
        BoundInt32(result);
        return IsNullable(schema) ? OrNull(result) : result;
    }

    private void Close(JsonObject schema, JsonObject result)
    {
        if (schema["properties"] is JsonObject properties)
        {
            result["properties"] = new JsonObject(properties.Select(pair => KeyValuePair.Create<string, JsonNode?>(
                pair.Key, Prepare(pair.Value))));
            result["additionalProperties"] = false;
        }

        if (schema["additionalProperties"] is { } others)
        {
            result["additionalProperties"] = others is JsonObject ? Prepare(others) : others.DeepClone();
        }
    }

    /// <summary>Parts that are each closed could never hold together, so objects composed by allOf become one.</summary>
    private JsonObject Fold(JsonObject schema)
    {
        var node = new SchemaNode(
            document,
            new JsonObject([.. schema.Where(pair => pair.Key is "allOf" or "properties" or "required")
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))]));
        if (schema["allOf"] is null || node.Members.Count == 0)
        {
            return schema;
        }

        var folded = (JsonObject)schema.DeepClone();
        folded.Remove("allOf");
        folded["type"] ??= "object";
        folded["properties"] = new JsonObject(node.Members.Select(member => KeyValuePair.Create<string, JsonNode?>(
            member.Key, member.Value.Use.DeepClone())));
        folded["required"] = new JsonArray([.. node.Required.Select(name => JsonValue.Create(name))]);
        return folded;
    }

    private static void BoundInt32(JsonObject schema)
    {
        if (schema["format"]?.ToString() is not "int32")
        {
            return;
        }

        schema["minimum"] ??= int.MinValue;
        schema["maximum"] ??= int.MaxValue;
    }

    private static bool IsNullable(JsonObject schema) => schema["nullable"] is JsonValue flag && flag.TryGetValue<bool>(out var set) && set;

    private static JsonObject OrNull(JsonObject schema)
        => new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) };
}

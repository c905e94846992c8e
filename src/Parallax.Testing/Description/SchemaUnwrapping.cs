using System.Text.Json.Nodes;

namespace Parallax.Testing;

internal static class SchemaUnwrapping
{
    /// <summary>Goes through references and "one of null and that" to the schema behind.</summary>
    public static (JsonObject Schema, bool Nullable, string? Name) Unwrap(DescriptionDocument document, JsonObject use)
    {
        var nullable = false;
        string? name = null;
        for (var hops = 0; hops <= 32; hops++)
        {
            nullable |= AllowsNull(use);
            if (use["$ref"] is { } reference)
            {
                name = reference.ToString().Split('/')[^1];
                use = document.Resolve(use);
            }
            else if (OnlyAlternative(use, ref nullable) is { } alternative)
            {
                use = alternative;
            }
            else
            {
                return (use, nullable, name);
            }
        }

        throw new InvalidDataException($"The description's schema {name} leads back to itself.");
    }

    public static bool IsNull(JsonNode? schema) => (schema as JsonObject)?["type"] is JsonValue type && type.ToString() is "null";

    private static bool AllowsNull(JsonObject schema)
        => (schema["nullable"] is JsonValue flag && flag.TryGetValue<bool>(out var set) && set)
        || (schema["type"] is JsonArray types && types.Any(type => type?.ToString() is "null"));

    private static JsonObject? OnlyAlternative(JsonObject schema, ref bool nullable)
    {
        var alternatives = schema["oneOf"] as JsonArray ?? schema["anyOf"] as JsonArray;
        if (alternatives is null)
        {
            return schema["allOf"] is JsonArray { Count: 1 } parts && schema["properties"] is null ? parts[0] as JsonObject : null;
        }

        var others = alternatives.Where(alternative => !IsNull(alternative)).ToList();
        nullable |= others.Count < alternatives.Count;
        return others.Count == 1 ? others[0] as JsonObject : null;
    }
}

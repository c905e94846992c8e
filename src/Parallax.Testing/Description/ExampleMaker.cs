using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>Makes values up from the examples in the description.</summary>
internal static class ExampleMaker
{
    private const int DeepestNesting = 8;

    /// <summary>A value that conforms to the schema.</summary>
    public static JsonNode? Example(SchemaNode schema) => Make(schema, zero: false, nesting: 0);

    /// <summary>The same with every number at zero: for figures where there is nothing to count.</summary>
    public static JsonNode? Zero(SchemaNode schema) => Make(schema, zero: true, nesting: 0);

    private static JsonNode? Make(SchemaNode schema, bool zero, int nesting)
    {
        if (zero && schema.Type is "number" or "integer")
        {
            return JsonValue.Create(0);
        }

        if (schema.Type is "object" && schema.Members.Count > 0 && (zero || schema.Example is null))
        {
            return nesting > DeepestNesting ? null : Members(schema, zero, nesting);
        }

        return (schema.Example ?? schema.Default ?? schema.Values?.FirstOrDefault())?.DeepClone() ?? Plain(schema, zero, nesting);
    }

    private static JsonObject Members(SchemaNode schema, bool zero, int nesting)
        => new(schema.Members.Select(member => KeyValuePair.Create(member.Key, Make(member.Value, zero, nesting + 1))));

    private static JsonNode? Plain(SchemaNode schema, bool zero, int nesting) => schema.Type switch
    {
        "string" => JsonValue.Create(Text(schema.Format)),
        "integer" or "number" => schema.Keyword("minimum")?.DeepClone() ?? JsonValue.Create(0),
        "boolean" => JsonValue.Create(value: false),
        "array" when schema.Items is { } items && !zero && nesting <= DeepestNesting => new JsonArray(Make(items, zero, nesting + 1)),
        "array" => new JsonArray(),
        "object" => new JsonObject(),
        _ => null,
    };

    private static string Text(string? format) => format switch
    {
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "date" => "2025-01-01",
        "date-time" => "2025-01-01T00:00:00Z",
        _ => "string",
    };
}

using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// A schema as the rules ask about it: references followed, "this or null" (in the spelling of 3.0 and of 3.1) reduced to a
/// flag, <c>allOf</c> folded into one list of members.
/// </summary>
internal sealed class SchemaNode
{
    private readonly JsonObject _use;
    private readonly JsonObject _schema;
    private readonly Lazy<IReadOnlyDictionary<string, SchemaNode>> _members;
    private readonly Lazy<SchemaNode?> _items;

    public SchemaNode(DescriptionDocument document, JsonNode? use)
    {
        _use = use as JsonObject ?? [];
        (_schema, Nullable, Name) = SchemaUnwrapping.Unwrap(document, _use);
        _items = new Lazy<SchemaNode?>(() => _schema["items"] is JsonObject items ? new SchemaNode(document, items) : null);
        _members = new Lazy<IReadOnlyDictionary<string, SchemaNode>>(() => Parts(document)
            .SelectMany(part => part["properties"] as JsonObject ?? [])
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new SchemaNode(document, group.Last().Value), StringComparer.Ordinal));
        Required = Parts(document)
            .SelectMany(part => part["required"] as JsonArray ?? [])
            .Select(name => name!.ToString())
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Gets the schema as it stands in the description.</summary>
    public JsonObject Use => _use;

    /// <summary>Gets the name under which the description keeps the schema, if it has one.</summary>
    public string? Name { get; }

    public bool Nullable { get; }

    public IReadOnlyDictionary<string, SchemaNode> Members => _members.Value;

    public IReadOnlySet<string> Required { get; }

    public SchemaNode? Items => _items.Value;

    public string? Format => _schema["format"]?.ToString();

    public JsonArray? Values => _schema["enum"] as JsonArray;

    /// <summary>Gets the first type that is not null; null for a schema that allows several or does not say.</summary>
    public string? Type => _schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.ToString()).FirstOrDefault(type => type is not "null"),
        JsonValue type => type.ToString(),
        _ => Members.Count > 0 ? "object" : null,
    };

    /// <summary>Gets what the description gives as an example, at the place of use or at the schema itself.</summary>
    public JsonNode? Example => ExampleOf(_use) ?? ExampleOf(_schema);

    public JsonNode? Default => _use["default"] ?? _schema["default"];

    public JsonNode? Keyword(string name) => _schema[name];

    private static JsonNode? ExampleOf(JsonObject schema) => (schema["examples"] as JsonArray)?.FirstOrDefault() ?? schema["example"];

    private IEnumerable<JsonObject> Parts(DescriptionDocument document)
        => (_schema["allOf"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(document.Resolve)
            .SelectMany(part => new SchemaNode(document, part).Parts(document))
            .Append(_schema);
}

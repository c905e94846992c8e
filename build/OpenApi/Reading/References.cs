using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Reading;

/// <summary>All references of a document.</summary>
internal static class References
{
    public const string SchemaPrefix = "#/components/schemas/";

    /// <summary>The name of the schema that a node refers to, or null.</summary>
    public static string? SchemaName(JsonNode? node)
        => node.Text("$ref") is { } reference && reference.StartsWith(SchemaPrefix, StringComparison.Ordinal)
            ? Unescape(reference[SchemaPrefix.Length..])
            : null;

    public static JsonObject ToSchema(string name) => new() { ["$ref"] = SchemaPrefix + name };

    /// <summary>All objects with a <c>$ref</c>, examples apart: there it is just data.</summary>
    public static IEnumerable<JsonObject> In(JsonNode? node) => node switch
    {
        JsonObject map
            => (map.Text("$ref") is null
                ? []
                : new[] { map }).Concat(map.Where(member => member.Key is not ("example" or "examples" or "default" or "enum"))
                    .SelectMany(member => In(member.Value))),
        JsonArray list => list.SelectMany(In),
        _ => [],
    };

    public static void ThrowIfBroken(Document document, string text)
    {
        foreach (var node in In(document.Root))
        {
            var reference = node.Text("$ref")!;
            if (document.Find(reference) is null)
            {
                var reason = reference.StartsWith('#') ? "leads nowhere" : "leads into another file; bundle the description into one first";
                throw new DescriptionException($"the reference '{reference}' {reason}", LineOf(reference, text), 1);
            }
        }
    }

    public static string Unescape(string step)
        => Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static int LineOf(string reference, string text)
    {
        var at = text.IndexOf(reference, StringComparison.Ordinal);
        return at < 0 ? 0 : text.AsSpan(0, at).Count('\n') + 1;
    }
}

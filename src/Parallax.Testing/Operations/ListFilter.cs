using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>
/// The parameters of a list as conditions on its rows: <c>start_date</c> and <c>end_date</c> bound the row's day, <c>terms</c> looks
/// into its texts, and everything else has to equal the member of its own name.
/// </summary>
internal sealed class ListFilter
{
    private static readonly string[] Paging = ["page", "page_size"];

    private readonly List<Func<JsonObject, bool>> _conditions;

    public ListFilter(OperationCall call, SchemaNode entity)
    {
        _conditions = [.. call.Operation.Parameters
            .Where(parameter => !parameter.InPath && !Paging.Contains(parameter.Name, StringComparer.Ordinal))
            .Select(
                parameter => call.Parameters.TryGetValue(parameter.Name, out var value) ? Condition(parameter.Name, value, entity) : null)
            .OfType<Func<JsonObject, bool>>()];
    }

    public bool IsEmpty => _conditions.Count == 0;

    public bool Matches(JsonObject row) => _conditions.TrueForAll(condition => condition(row));

    private static Func<JsonObject, bool>? Condition(string name, JsonNode value, SchemaNode entity) => name switch
    {
        "start_date" when Day(entity) is { } day => row => Text(row[day]) is { } text && string.CompareOrdinal(text, value.ToString()) >= 0,
        "end_date" when Day(entity) is { } day => row => Text(row[day]) is { } text && string.CompareOrdinal(text, value.ToString()) <= 0,
        "terms" => row => entity.Members.Where(IsText).Any(member => Contains(row[member.Key], value.ToString())),
        _ when !entity.Members.ContainsKey(name) => null,
        _ when value is JsonArray any => row => any.Any(item => AreEqual(row[name], item)),
        _ => row => AreEqual(row[name], value),
    };

    private static string? Day(SchemaNode entity) => entity.Members.FirstOrDefault(member => member.Value.Format is "date").Key;

    private static bool IsText(KeyValuePair<string, SchemaNode> member)
        => member.Value is { Type: "string", Format: null, Values: null } or { Type: "array", Items: { Type: "string", Format: null } };

    private static bool Contains(JsonNode? node, string terms)
        => node is JsonArray items
            ? items.Any(item => Contains(item, terms))
            : Text(node)?.Contains(terms, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Ids are the same in either case; no other text that lists filter by differs in case alone.</summary>
    private static bool AreEqual(JsonNode? left, JsonNode? right)
        => Text(left) is { } one && Text(right) is { } other
            ? string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            : JsonNode.DeepEquals(left, right);

    private static string? Text(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String ? node.ToString() : null;
}

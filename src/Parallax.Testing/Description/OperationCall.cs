using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>One call of an operation, found right by the description.</summary>
internal sealed record OperationCall
{
    public required ApiOperation Operation { get; init; }

    public required ApiResource? Resource { get; init; }

    /// <summary>Gets the path, segment by segment.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>Gets the ids in the path, by the names that objects have for them.</summary>
    public IReadOnlyDictionary<string, JsonNode> PathMembers { get; init; } = new Dictionary<string, JsonNode>(StringComparer.Ordinal);

    /// <summary>Gets what the query says, and what the server assumes where it says nothing.</summary>
    public Dictionary<string, JsonNode> Parameters { get; init; } = new(StringComparer.Ordinal);

    public JsonObject? Body { get; init; }

    /// <summary>Gets the concrete path of the collection that is worked on.</summary>
    public string CollectionPath => PathUpTo(Path, Operation.Target.Length);

    /// <summary>Gets the id at the end of the path, where there is one.</summary>
    public string? ItemId => Operation.Target.Length < Path.Count ? Path[^1] : null;

    public static string PathUpTo(IEnumerable<string> path, int length) => '/' + string.Join('/', path.Take(length));
}

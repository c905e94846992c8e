using System.Text.Json.Nodes;

namespace Parallax.OpenApi;

/// <summary>Short ways into a JSON tree in which anything may be missing.</summary>
internal static class JsonNodes
{
    public static JsonObject? Object(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static string? Text(this JsonNode? node, string name)
        => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool IsTrue(this JsonNode? node, string name)
        => (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>
    /// The members of an object that are objects themselves; none if there is no object. Safe against changes while it runs.
    /// </summary>
    public static IReadOnlyList<(string Name, JsonObject Value)> Objects(this JsonObject? node)
        => node is null
            ? []
            : [.. node.Where(member => member.Value is JsonObject).Select(member => (member.Key, (JsonObject)member.Value!))];

    /// <summary>Takes a member out, so that it can be put elsewhere.</summary>
    public static JsonNode? Take(this JsonObject node, string name)
    {
        node.Remove(name, out var value);
        return value;
    }

    public static JsonObject Copy(this JsonObject node) => (JsonObject)node.DeepClone();

    /// <summary>Gives a member another name, and leaves it where it stands.</summary>
    public static void Rename(this JsonObject node, string name, string other)
    {
        var index = node.IndexOf(name);
        var value = node.Take(name);
        node.Insert(index, other, value);
    }
}

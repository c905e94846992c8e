using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Testing;

/// <summary>What the nodes of System.Text.Json need before several threads can read them.</summary>
internal static class JsonTree
{
    /// <summary>
    /// Reads every value once. Nodes are parsed on first use, which is not thread-safe, and it is only then that they complain
    /// of a member that is there twice or of half a surrogate pair.
    /// </summary>
    /// <exception cref="JsonException">The tree holds something that JSON allows and this server does not.</exception>
    public static void Materialise(JsonNode? node)
    {
        try
        {
            Walk(node);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            throw new JsonException("A member occurs twice, or a string is not valid Unicode.", problem);
        }
    }

    private static void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Walk(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Walk(item);
                }

                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}

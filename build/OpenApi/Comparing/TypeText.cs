using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Comparing;

/// <summary>A schema in a few words: <c>string(uuid)?</c>, <c>Money?</c>, <c>list of Project</c>.</summary>
internal static class TypeText
{
    public static string Of(JsonNode? node)
    {
        if (References.SchemaName(node) is { } name)
        {
            return name;
        }

        if (node.Array("oneOf") is { } union)
        {
            var rest = union.Where(branch => branch.Text("type") != "null").Select(Of).ToList();
            return string.Join(" or ", rest) + (rest.Count < union.Count ? "?" : "");
        }

        if (node is not JsonObject schema)
        {
            return "nothing";
        }

        var types = schema["type"] is JsonArray several
            ? several.Select(type => type!.ToString()).ToList()
            : schema.Text("type") is { } one ? [one] : [];
        return Bare(schema, types.Where(type => type != "null").ToList()) + (types.Contains("null") ? "?" : "");
    }

    private static string Bare(JsonObject schema, List<string> types)
    {
        if (schema.Array("allOf") is { } parts)
        {
            return string.Join(" and ", parts.Select(Of));
        }

        // A number that may also come as text is a number.
        var type = types.Find(type => type != "string") ?? types.FirstOrDefault() ?? "anything";
        return type switch
        {
            "array" => $"list of {Of(schema["items"])}",
            "object" when schema.Object("additionalProperties") is { } values => $"map of {Of(values)}",
            _ when schema.Text("format") is { } format => $"{type}({format})",
            _ => type,
        };
    }
}

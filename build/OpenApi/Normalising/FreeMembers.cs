using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Makes a property of what <c>additionalProperties</c> allows beside named properties, for the generator has no place for it: a
/// map, which the template reads and writes member by member.
/// </summary>
internal static class FreeMembers
{
    private const string Mark = "x-members-beside";

    public static void Apply(Reading.Document document)
    {
        foreach (var slot in SchemaWalk.Over(document))
        {
            if (slot.Schema is JsonObject schema && schema.Object("properties") is { Count: > 0 } properties
                && Allowed(schema) is { } values)
            {
                var name = "additional_properties";
                while (properties.Any(property => Words.Pascal(property.Key) == Words.Pascal(name)))
                {
                    name = $"other_{name}";
                }

                schema.Remove("additionalProperties");
                properties[name] = new JsonObject
                {
                    ["type"] = new JsonArray("object", "null"),
                    ["additionalProperties"] = values,
                    [Mark] = true,
                };
            }
        }
    }

    private static JsonObject? Allowed(JsonObject schema)
        => schema.Object("additionalProperties")?.Copy()
            ?? (schema.IsTrue("additionalProperties") ? new JsonObject() : null);
}

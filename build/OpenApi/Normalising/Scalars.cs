using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Normalising;

/// <summary>Picks one of several plain types of which each can stand for the others.</summary>
internal static class Scalars
{
    /// <summary>The schema to use, or null if they have nothing in common.</summary>
    public static JsonObject? Widest(IReadOnlyList<JsonObject> schemas)
    {
        var types = schemas.Select(schema => schema.ContainsKey("$ref") ? null : schema.Text("type")).ToList();

        // Numbers that may also come as text are numbers: those are read from both.
        if (types.All(type => type is "number" or "integer" or "string") && types.Any(type => type != "string"))
        {
            return schemas.FirstOrDefault(schema => schema.Text("type") == "number") ?? schemas.First(schema => schema.Text("type") == "integer");
        }

        // Known values or any text: an enum is open anyway.
        return types.Count > 0 && types.All(type => type == "string") ? schemas.FirstOrDefault(schema => schema.ContainsKey("enum")) ?? schemas[0] : null;
    }
}

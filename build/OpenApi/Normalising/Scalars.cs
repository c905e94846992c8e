using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Normalising;

/// <summary>Plain types: texts and numbers.</summary>
internal static class Scalars
{
    /// <summary>
    /// Keeps the formats of text that every server writes alike. The generator would make times, durations and addresses of the
    /// others, and one unusual value would fail a whole page. A whole number without a format may be a large one.
    /// </summary>
    public static void FixFormat(JsonObject schema)
    {
        var format = schema.Text("format");
        if (schema.Text("type") == "string" && format is not (null or "date" or "date-time" or "uuid" or "guid"))
        {
            schema.Remove("format");
        }
        else if (schema.Text("type") == "integer" && format is not ("int32" or "int64"))
        {
            schema["format"] = "int64";
        }
    }

    /// <summary>The schema to use, or null if they have nothing in common.</summary>
    public static JsonObject? Widest(IReadOnlyList<JsonObject> schemas)
    {
        var types = schemas.Select(schema => schema.ContainsKey("$ref") ? null : schema.Text("type")).ToList();

        // Numbers that may also come as text are numbers: those are read from both.
        if (types.All(type => type is "number" or "integer" or "string") && types.Any(type => type != "string"))
        {
            return schemas.FirstOrDefault(schema => schema.Text("type") == "number")
                ?? schemas.First(schema => schema.Text("type") == "integer");
        }

        // Known values or any text: an enum is open anyway.
        return types.Count > 0 && types.All(type => type == "string")
            ? schemas.FirstOrDefault(schema => schema.ContainsKey("enum")) ?? schemas[0]
            : null;
    }
}

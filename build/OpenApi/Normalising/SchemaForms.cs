using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Writes "or null" in one way, whichever of the many that OpenAPI 3.0 and 3.1 have was used: of <c>anyOf</c> with null the
/// generator makes an empty class, and of <c>nullable</c> beside a <c>$ref</c> nothing.
/// </summary>
internal static class SchemaForms
{
    private static readonly string[] Unions = ["anyOf", "oneOf", "allOf"];

    public static void Apply(Document document)
    {
        foreach (var slot in SchemaWalk.Over(document))
        {
            // `true` stands for any value at all.
            slot.Schema = slot.Schema is JsonObject schema ? Canonical(schema) : new JsonObject();
        }
    }

    private static JsonObject Canonical(JsonObject schema)
    {
        var isNullable = schema.Take("nullable") is JsonValue flag && flag.ToString() == "true";
        foreach (var keyword in Unions)
        {
            isNullable |= TakeUnion(schema, keyword);
        }

        isNullable |= TakeNullFromType(schema) | TakeNullFromEnum(schema);
        Scalars.FixFormat(schema);
        return isNullable ? OrNull(schema) : schema;
    }

    // Whether null was among the branches. One that remains takes the place of the union.
    private static bool TakeUnion(JsonObject schema, string keyword)
    {
        if (schema.Array(keyword) is not { } branches)
        {
            return false;
        }

        var isNullable = branches.RemoveAll(branch => branch.Text("type") == "null") > 0;
        isNullable |= keyword != "allOf" && branches.Any(branch => branch.Array("type")?.Any(type => type?.ToString() == "null") == true);
        var rest = branches.OfType<JsonObject>().ToList();
        var chosen = rest.Count == 1 ? rest[0] : keyword == "allOf" ? null : Scalars.Widest(rest);
        if (chosen is not null)
        {
            schema.Remove(keyword);
            Merge(schema, chosen);
        }
        else if (keyword != "allOf" || rest.Count == 0)
        {
            // One of several kinds: C# has no type for that, so it is read as it came.
            schema.Remove(keyword);
            if (!schema.ContainsKey("properties"))
            {
                schema.Remove("type");
            }
        }

        return isNullable;
    }

    private static void Merge(JsonObject schema, JsonObject branch)
    {
        foreach (var (name, value) in branch.ToList())
        {
            if (!schema.ContainsKey(name) || name is "$ref" or "type" or "oneOf")
            {
                schema[name] = value?.DeepClone();
            }
        }
    }

    private static bool TakeNullFromType(JsonObject schema)
    {
        if (schema.Array("type") is not { } types)
        {
            return false;
        }

        var isNullable = types.RemoveAll(type => type?.ToString() is null or "null") > 0;
        if (types is [var single])
        {
            schema["type"] = single!.DeepClone();
        }

        return isNullable;
    }

    private static bool TakeNullFromEnum(JsonObject schema)
    {
        if (schema.ContainsKey("const"))
        {
            schema["enum"] = new JsonArray(schema.Take("const"));
        }

        var isNullable = schema.Array("enum")?.RemoveAll(value => value is null) > 0;
        if (schema.Array("enum") is { } values)
        {
            // Only what is text can be an open enum: a number would be written as one.
            if (values.Count == 0 || values.Any(value => value!.GetValueKind() != System.Text.Json.JsonValueKind.String))
            {
                schema.Remove("enum");
            }
            else
            {
                schema["type"] ??= "string";
            }
        }

        return isNullable;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema.Take("$ref") is { } reference)
        {
            schema.Remove("type");
            schema["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, new JsonObject { ["$ref"] = reference });
        }
        else if ((schema.Take("type") ?? (schema.ContainsKey("properties") || schema.ContainsKey("allOf") ? "object" : null)) is { } type)
        {
            schema["type"] = new JsonArray(
                [.. type is JsonArray several ? several.Select(one => one?.DeepClone()) : [type.DeepClone()], "null"]);
        }

        return schema;
    }
}

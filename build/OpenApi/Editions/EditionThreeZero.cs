using System.Text.Json.Nodes;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Editions;

/// <summary>Writes a 3.1 description as a 3.0 one that means the same: as a vendor on an older toolchain would publish it.</summary>
internal static class EditionThreeZero
{
    public static void Apply(Document document)
    {
        document.Root["openapi"] = "3.0.3";
        document.Root.Remove("webhooks");
        foreach (var slot in SchemaWalk.Over(document))
        {
            if (slot.Schema is JsonObject schema)
            {
                Downgrade(schema);
            }
        }
    }

    private static void Downgrade(JsonObject schema)
    {
        if (schema.Take("examples") is JsonArray { Count: > 0 } examples)
        {
            schema["example"] = examples[0]?.DeepClone();
        }

        var isNullable = false;
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            isNullable |= schema.Array(keyword)?.RemoveAll(branch => branch.Text("type") == "null") > 0;
            if (schema.Array(keyword) is [var only])
            {
                schema.Remove(keyword);
                schema["allOf"] = new JsonArray(only!.DeepClone());
            }
        }

        if (schema.Array("type") is { } types)
        {
            isNullable |= types.RemoveAll(type => type?.ToString() == "null") > 0;
            schema["type"] = types[0]!.DeepClone();
        }

        // In 3.0 nothing may stand beside a reference.
        if (schema.Count > 1 && schema.Take("$ref") is { } reference)
        {
            schema["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference });
        }

        if (isNullable)
        {
            schema["nullable"] = true;
        }
    }
}

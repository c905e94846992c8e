using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Takes what tools say of the values of an enum (<c>x-enum-varnames</c>, <c>x-enumNames</c>, <c>x-enumDescriptions</c> and others), as
/// lists or by value, into one form. Whole numbers with names become an open enum too, written as numbers; those without stay numbers.
/// </summary>
internal static class EnumNames
{
    /// <summary>By the value as text: what it is to be called.</summary>
    public const string Names = "x-value-names";

    /// <summary>By the value as text: what it means.</summary>
    public const string Descriptions = "x-value-descriptions";

    /// <summary>Whether the values are written as numbers.</summary>
    public const string AreNumbers = "x-value-numbers";

    private static readonly string[] ForNames = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-keys"];
    private static readonly string[] ForDescriptions = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames-descriptions"];

    public static void Apply(Document document)
    {
        foreach (var slot in SchemaWalk.Over(document))
        {
            if (slot.Schema is JsonObject schema)
            {
                Gather(schema, ForNames, Names);
                Gather(schema, ForDescriptions, Descriptions);
                NameNumbers(schema);
            }
        }
    }

    /// <summary>A value of an enum as text, and as it is written in a path.</summary>
    public static string TextOf(JsonNode? value)
        => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "";

    private static void Gather(JsonObject schema, string[] keywords, string target)
    {
        JsonObject all = [];
        foreach (var keyword in keywords)
        {
            var said = schema.Take(keyword);
            foreach (var (value, text) in said is JsonObject map
                ? map.Select(entry => (entry.Key, entry.Value))
                : Pairs(schema.Array("enum"), said as JsonArray))
            {
                if (text is JsonValue word && word.TryGetValue<string>(out var name) && name.Length > 0 && !all.ContainsKey(value))
                {
                    all[value] = name;
                }
            }
        }

        if (all.Count > 0 && schema.ContainsKey("enum"))
        {
            schema[target] = all;
        }
    }

    // A list of another length belongs to other values.
    private static IEnumerable<(string Value, JsonNode? Text)> Pairs(JsonArray? values, JsonArray? texts)
        => values is not null && texts is not null && values.Count == texts.Count
            ? values.Zip(texts, (value, text) => (TextOf(value), text))
            : [];

    private static void NameNumbers(JsonObject schema)
    {
        var values = schema.Array("enum")?.Where(value => value is not null).ToList();
        if (values is { Count: > 0 } && schema.ContainsKey(Names) && values.All(IsWhole))
        {
            schema["enum"] = new JsonArray(
                [.. schema.Array("enum")!.Select(value => value is null ? null : JsonValue.Create(TextOf(value)))]);
            schema["type"] = schema.Array("type") is { } types && types.Any(type => type?.ToString() == "null")
                ? new JsonArray("string", "null")
                : "string";
            schema[AreNumbers] = true;
            schema.Remove("default");
        }
    }

    private static bool IsWhole(JsonNode? value)
        => value!.GetValueKind() == JsonValueKind.Number
            && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}

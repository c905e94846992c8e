using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace Parallax.Testing;

/// <summary>Turns our nodes into the validating library's tokens.</summary>
internal static class JsonTokens
{
    public static JToken From(JsonNode? node) => node switch
    {
        null => JValue.CreateNull(),
        JsonObject members => new JObject(members.Select(member => new JProperty(member.Key, From(member.Value)))),
        JsonArray items => new JArray(items.Select(From)),
        _ => FromValue(node),
    };

    private static JValue FromValue(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => new JValue(value: true),
        JsonValueKind.False => new JValue(value: false),
        JsonValueKind.Number => Number(node.ToJsonString()),
        _ => JValue.CreateString(node.GetValue<string>()),
    };

    /// <summary>A number that fits nothing that a server could keep goes on as a string, and is refused as one.</summary>
    private static JValue Number(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return decimal.IsInteger(exact) && exact is >= long.MinValue and <= long.MaxValue ? new JValue((long)exact) : new JValue(exact);
        }

        var rounded = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(rounded) ? new JValue(rounded) : JValue.CreateString(text);
    }
}

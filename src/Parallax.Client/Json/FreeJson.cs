using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>
/// JSON of any form, as <see cref="JToken"/>: properties that the description does not know, and those that it leaves open.
/// </summary>
internal static class FreeJson
{
    // Deeper down, it stays text: those who print, copy or compare a token do it by recursion.
    private const int MostLevels = 128;
    private const int MostDigits = 255;
    private const int DecimalDigits = 28;

    public static JToken Parse(ReadOnlySpan<byte> utf8, int maxDepth = int.MaxValue)
    {
        var reader = JsonReading.Start(utf8, maxDepth);
        var token = reader.ReadToken();
        reader.Read();
        return token;
    }

    public static JToken ReadToken(this ref Utf8JsonReader reader) => ReadToken(ref reader, 0);

    public static void WriteToken(this Utf8JsonWriter writer, JToken token) => writer.WriteRawValue(token.ToString(Formatting.None));

    private static JToken ReadToken(ref Utf8JsonReader reader, int level)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when level == MostLevels:
                return new JRaw(TextOf(ref reader));
            case JsonTokenType.StartObject:
                var json = new JObject();
                while (reader.Next() != JsonTokenType.EndObject)
                {
                    var name = reader.Text();
                    reader.Next();
                    json[name] = ReadToken(ref reader, level + 1);
                }

                return json;
            case JsonTokenType.StartArray:
                var items = new JArray();
                while (reader.Next() != JsonTokenType.EndArray)
                {
                    items.Add(ReadToken(ref reader, level + 1));
                }

                return items;
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.Null:
                return JValue.CreateNull();
            case JsonTokenType.True or JsonTokenType.False:
                return new JValue(reader.GetBoolean());
            default:
                return JValue.CreateString(reader.Text());
        }
    }

    // Exact or not at all: a number that no type of .NET can hold to the last digit stays as it is written.
    private static JValue Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return new JValue(whole);
        }

        var text = Encoding.UTF8.GetString(reader.Bytes());
        var digits = text.Count(char.IsAsciiDigit);
        var isWhole = text.All(static c => char.IsAsciiDigit(c) || c == '-');
        return isWhole && digits <= MostDigits ? new JValue(BigInteger.Parse(text, CultureInfo.InvariantCulture))
            : !isWhole && digits <= DecimalDigits && reader.TryGetDecimal(out var value) && Keeps(value, text) ? new JValue(value)
            : new JRaw(text);
    }

    // An exponent may push the digits out of a decimal without a word.
    private static bool Keeps(decimal value, string text)
        => value != 0
            ? !text.Contains('e', StringComparison.OrdinalIgnoreCase) || value.Scale < DecimalDigits
            : text.All(static c => c is not (>= '1' and <= '9'));

    // Token by token: JsonDocument takes time by the square of the depth.
    private static string TextOf(ref Utf8JsonReader reader)
    {
        var text = new StringBuilder();
        var (depth, before) = (reader.CurrentDepth, JsonTokenType.PropertyName);
        while (true)
        {
            var token = reader.TokenType;
            var isEnd = token is JsonTokenType.EndObject or JsonTokenType.EndArray;
            text.Append(isEnd || before is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName ? "" : ",");
            var raw = Encoding.UTF8.GetString(reader.Bytes());
            text.Append(token switch { JsonTokenType.PropertyName => $"\"{raw}\":", JsonTokenType.String => $"\"{raw}\"", _ => raw });
            if (isEnd && reader.CurrentDepth == depth)
            {
                return text.ToString();
            }

            before = token;
            reader.Next();
        }
    }
}

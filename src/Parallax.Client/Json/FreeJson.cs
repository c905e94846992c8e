using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>JSON of any form, as <see cref="JToken"/>: properties that the description does not know, and those that it leaves open.</summary>
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

    public static void WriteToken(this Utf8JsonWriter writer, JToken token)
    {
        switch (token)
        {
            case JObject json:
                writer.WriteStartObject();
                foreach (var (name, value) in json)
                {
                    writer.WritePropertyName(name);
                    writer.WriteToken(value ?? JValue.CreateNull());
                }

                writer.WriteEndObject();
                break;
            case JArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    writer.WriteToken(item);
                }

                writer.WriteEndArray();
                break;
            case JRaw raw:
                writer.WriteRawValue(Convert.ToString(raw.Value, CultureInfo.InvariantCulture) ?? "null");
                break;
            case JValue value:
                WriteValue(writer, value.Value);
                break;
            default:
                throw new NotSupportedException($"A {token.Type} is no JSON.");
        }
    }

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
    private static bool Keeps(decimal value, string text) => value != 0 ? !text.Contains('e', StringComparison.OrdinalIgnoreCase) || value.Scale < DecimalDigits : text.All(static c => c is not (>= '1' and <= '9'));

    // Token by token: JsonDocument takes time by the square of the depth.
    private static string TextOf(ref Utf8JsonReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue, SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var depth = reader.CurrentDepth;
            CopyToken(ref reader, writer);
            do
            {
                reader.Next();
                CopyToken(ref reader, writer);
            }
            while (reader.CurrentDepth > depth);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void CopyToken(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.Text());
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.Text());
                break;
            default:
                writer.WriteRawValue(reader.Bytes(), skipInputValidation: true);
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double or float:
                WriteDouble(writer, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case long or int or ulong or BigInteger:
                writer.WriteRawValue(WireText.Of(value));
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case Uri address:
                writer.WriteStringValue(address.OriginalString);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(WireText.Of(value));
                break;
        }
    }

    // What is no number by the rules of JSON is text, as with Newtonsoft.Json.
    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(WireText.Of(number));
        }
    }
}

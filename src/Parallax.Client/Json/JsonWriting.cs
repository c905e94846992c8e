using System.Collections;
using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>Writes values and objects as UTF-8: of an object, the properties that were assigned.</summary>
internal static class JsonWriting
{
    public static void Write<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
    {
        writer.WritePropertyName(name);
        writer.Write(value);
    }

    public static void Write<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? map)
    {
        writer.WritePropertyName(name);
        if (map is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            writer.Write(value);
        }

        writer.WriteEndObject();
    }

    public static void Write<T>(this Utf8JsonWriter writer, T value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case IJsonWritable json:
                json.WriteTo(writer);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case DateOnly or DateTimeOffset:
                writer.WriteStringValue(WireText.Of(value));
                break;
            case IOpenEnum open:
                WriteOpenEnum(writer, open);
                break;
            case JToken token:
                writer.WriteToken(token);
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    writer.WritePropertyName((string)entry.Key);
                    writer.Write(entry.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    writer.Write(item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"No property of the API is of the type {value.GetType()}.");
        }
    }

    // A text that the API has not for a number is kept as it came.
    private static void WriteOpenEnum(Utf8JsonWriter writer, IOpenEnum value)
    {
        if (value.IsNumber && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}

using System.Collections;
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
        => writer.Write(name, map is null or IDictionary ? (object?)map : new Dictionary<string, T>(map, StringComparer.Ordinal));

    public static void Write<T>(this Utf8JsonWriter writer, T value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string or Guid or DateOnly or DateTimeOffset:
                writer.WriteStringValue(WireText.Of(value));
                break;
            case bool or int or long or decimal:
                writer.WriteRawValue(WireText.Of(value), skipInputValidation: true);
                break;
            case IJsonWritable json:
                json.WriteTo(writer);
                break;
            case IOpenEnum open:
                writer.WriteStringValue(open.Text);
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
}

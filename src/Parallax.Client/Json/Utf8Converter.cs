using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;
using JsonSerializer = Newtonsoft.Json.JsonSerializer;

namespace Parallax;

/// <summary>
/// The same for those who hand a value to Newtonsoft.Json: over UTF-8, so that there is one way to read it and one to write it.
/// </summary>
internal abstract class Utf8Converter<T> : Newtonsoft.Json.JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        // What the reader has not parsed yet comes as it stands there; what it has, a token whose dates are parsed, is written as ISO 8601.
        var (dates, floats) = (reader.DateParseHandling, reader.FloatParseHandling);
        (reader.DateParseHandling, reader.FloatParseHandling) = (DateParseHandling.None, FloatParseHandling.Decimal);
        try
        {
            var token = JToken.ReadFrom(reader);
            return token.Type is JTokenType.Null or JTokenType.Undefined
                ? (objectType == typeof(T) ? default(T) : null)
                : JsonReading.Parse(JsonBytes.Of(token), Read);
        }
        catch (WireFormatException failure)
        {
            throw new JsonSerializationException(failure.Message, failure);
        }
        finally
        {
            (reader.DateParseHandling, reader.FloatParseHandling) = (dates, floats);
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        => FreeJson.Parse(JsonBytes.Of(value)).WriteTo(writer);

    protected abstract T Read(ref Utf8JsonReader reader);
}

internal sealed class ModelConverter<T> : Utf8Converter<T>
    where T : ParallaxModel, new()
{
    protected override T Read(ref Utf8JsonReader reader) => reader.Read<T>();
}

internal sealed class OpenEnumConverter<T> : Utf8Converter<T>
    where T : struct, IOpenEnum<T>
{
    public override bool CanConvert(Type objectType) => base.CanConvert(Nullable.GetUnderlyingType(objectType) ?? objectType);

    protected override T Read(ref Utf8JsonReader reader) => reader.Read<T>();
}

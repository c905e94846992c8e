using Newtonsoft.Json;
using Parallax.Models;

namespace Parallax;

/// <summary>The same reading and writing for those who hand a model to a Newtonsoft.Json serializer of their own.</summary>
internal sealed class ModelConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType.IsSubclassOf(typeof(ParallaxModel));

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (WireReader.IsNull(reader))
        {
            return null;
        }

        var (dates, floats) = (reader.DateParseHandling, reader.FloatParseHandling);
        (reader.DateParseHandling, reader.FloatParseHandling) = (DateParseHandling.None, FloatParseHandling.Decimal);
        try
        {
            var model = (ParallaxModel)Activator.CreateInstance(objectType)!;
            WireReader.ReadMembers(model, reader);
            return model;
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
    {
        if (value is ParallaxModel model)
        {
            WireWriter.WriteModel(writer, model);
        }
        else
        {
            writer.WriteNull();
        }
    }
}

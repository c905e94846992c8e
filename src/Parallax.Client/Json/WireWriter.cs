using Newtonsoft.Json;
using Parallax.Models;

namespace Parallax;

/// <summary>Writes values and objects as JSON: of an object, the members that were assigned.</summary>
internal static class WireWriter
{
    public static void Write<T>(JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        Write(writer, value);
    }

    public static void Write<T>(JsonWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            WireType<T>.Write(writer, value);
        }
    }

    public static void WriteModel(JsonWriter writer, ParallaxModel model)
    {
        writer.WriteStartObject();
        model.WriteMembers(writer);
        writer.WriteEndObject();
    }

    public static void WriteList<T>(JsonWriter writer, IEnumerable<T> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    public static void WriteMap<T>(JsonWriter writer, IEnumerable<KeyValuePair<string, T>> items)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in items)
        {
            Write(writer, name, value);
        }

        writer.WriteEndObject();
    }
}

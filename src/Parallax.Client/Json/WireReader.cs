using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>Reads values and objects from JSON. Tolerant of what the server adds; strict about what it cannot understand.</summary>
internal static class WireReader
{
    public static bool IsNull(JsonReader reader) => reader.TokenType is JsonToken.Null or JsonToken.Undefined;

    public static T? Read<T>(JsonReader reader) => IsNull(reader) ? default : WireType<T>.Read(reader);

    /// <summary>Reads the members up to the closing brace; the reader stands on the opening one.</summary>
    public static void ReadMembers(ParallaxModel model, JsonReader reader)
    {
        Expect(reader, JsonToken.StartObject, "an object");
        while (Advance(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Advance(reader);
            var known = true;
            try
            {
                known = model.ReadMember(name, reader);
                if (!known)
                {
                    model.KeepUnknown(name, JToken.ReadFrom(reader));
                }
            }
            catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
            {
                throw WireFormatException.At(known ? name : "(unknown member)", failure);
            }
        }
    }

    public static List<T> ReadList<T>(JsonReader reader)
    {
        Expect(reader, JsonToken.StartArray, "an array");
        var items = new List<T>();
        while (Advance(reader) != JsonToken.EndArray)
        {
            try
            {
                // A null among the elements says nothing, and would be a surprise in a list of non-null elements.
                if (!IsNull(reader))
                {
                    items.Add(WireType<T>.Read(reader));
                }
            }
            catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
            {
                throw WireFormatException.At(items.Count, failure);
            }
        }

        return items;
    }

    public static Dictionary<string, T> ReadMap<T>(JsonReader reader)
    {
        Expect(reader, JsonToken.StartObject, "an object");
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        while (Advance(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Advance(reader);
            items[name] = Read<T>(reader)!;
        }

        return items;
    }

    public static JsonToken Advance(JsonReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new WireFormatException("the text ends too early");
            }
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    private static void Expect(JsonReader reader, JsonToken token, string what)
    {
        if (reader.TokenType != token)
        {
            throw new WireFormatException($"{what} was expected");
        }
    }
}

using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>Finds how a type is read and written: scalars, then the shapes the generator uses, then Newtonsoft.Json itself.</summary>
internal static class WireTypes
{
    private static readonly Dictionary<Type, object> Scalars = new()
    {
        [typeof(string)] = Codec(WireScalars.ReadString, static (w, v) => w.WriteValue(v)),
        [typeof(bool)] = Codec(WireScalars.ReadBoolean, static (w, v) => w.WriteValue(v)),
        [typeof(int)] = Codec(WireScalars.ReadInt32, static (w, v) => w.WriteValue(v)),
        [typeof(long)] = Codec(WireScalars.ReadInt64, static (w, v) => w.WriteValue(v)),
        [typeof(decimal)] = Codec(WireScalars.ReadDecimal, static (w, v) => w.WriteValue(v)),
        [typeof(Guid)] = Codec(WireScalars.ReadGuid, static (w, v) => w.WriteValue(v)),
        [typeof(DateOnly)] = Codec(WireScalars.ReadDate, static (w, v) => w.WriteValue(WireText.Of(v))),
        [typeof(DateTimeOffset)] = Codec(WireScalars.ReadDateTime, static (w, v) => w.WriteValue(WireText.Of(v))),
        [typeof(JToken)] = Codec(JToken.ReadFrom, static (w, v) => v.WriteTo(w)),
    };

    // A serializer of our own: one made by JsonConvert's defaults would obey the host's DefaultSettings.
    private static readonly JsonSerializer Fallback = JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    public static (Func<JsonReader, T> Read, Action<JsonWriter, T> Write) Find<T>()
    {
        var type = typeof(T);
        var codec = Scalars.GetValueOrDefault(type)
            ?? (Nullable.GetUnderlyingType(type) is { } value ? Make(nameof(OfNullable), value) : null)
            ?? (type.IsSubclassOf(typeof(ParallaxModel)) ? Make(nameof(OfModel), type) : null)
            ?? (IsOpenEnum(type) ? Make(nameof(OfOpenEnum), type) : null)
            ?? (IsGeneric(type, typeof(IReadOnlyList<>)) ? Make(nameof(OfList), type.GenericTypeArguments[0]) : null)
            ?? (IsGeneric(type, typeof(IReadOnlyDictionary<,>)) && type.GenericTypeArguments[0] == typeof(string) ? Make(nameof(OfMap), type.GenericTypeArguments[1]) : null)
            ?? Codec(static reader => Fallback.Deserialize<T>(reader)!, static (writer, v) => Fallback.Serialize(writer, v));
        return ((Func<JsonReader, T>, Action<JsonWriter, T>))codec;
    }

    private static object OfNullable<T>()
        where T : struct
        => Codec<T?>(static reader => WireType<T>.Read(reader), static (writer, value) => WireType<T>.Write(writer, value!.Value));

    private static object OfModel<T>()
        where T : ParallaxModel, new()
        => Codec<T>(
            static reader =>
            {
                var model = new T();
                WireReader.ReadMembers(model, reader);
                return model;
            },
            WireWriter.WriteModel);

    private static object OfOpenEnum<T>()
        where T : struct, IOpenEnum<T>
        => Codec(static reader => T.From(WireScalars.ReadString(reader)), static (writer, value) => writer.WriteValue(value.Value));

    private static object OfList<T>() => Codec<IReadOnlyList<T>>(WireReader.ReadList<T>, WireWriter.WriteList);

    private static object OfMap<T>() => Codec<IReadOnlyDictionary<string, T>>(WireReader.ReadMap<T>, WireWriter.WriteMap);

    private static object Codec<T>(Func<JsonReader, T> read, Action<JsonWriter, T> write) => (read, write);

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static bool IsOpenEnum(Type type) => type.GetInterfaces().Any(i => IsGeneric(i, typeof(IOpenEnum<>)));

    private static object Make(string factory, Type argument)
        => typeof(WireTypes).GetMethod(factory, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(argument).Invoke(null, null)!;
}

/// <summary>How values of one type are read and written. Looked up once per type; null is dealt with before.</summary>
internal static class WireType<T>
{
    private static readonly (Func<JsonReader, T> Read, Action<JsonWriter, T> Write) Codec = WireTypes.Find<T>();

    public static Func<JsonReader, T> Read => Codec.Read;

    public static Action<JsonWriter, T> Write => Codec.Write;
}

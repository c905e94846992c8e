using Newtonsoft.Json;

namespace Parallax.Wire;

/// <summary>How values of one type are read and written. Looked up once per type; null is dealt with before.</summary>
internal static class WireType<T>
{
    private static readonly (Func<JsonReader, T> Read, Action<JsonWriter, T> Write) Codec = WireTypes.Find<T>();

    public static Func<JsonReader, T> Read => Codec.Read;

    public static Action<JsonWriter, T> Write => Codec.Write;
}

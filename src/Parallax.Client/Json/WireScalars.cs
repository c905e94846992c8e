using System.Globalization;
using Newtonsoft.Json;

namespace Parallax;

/// <summary>
/// Reads scalars, wherever the value can be meant in one way only: a number that came as a string, a whole number written
/// as 1.0, a day that came with a time. Nothing depends on the culture or the time zone of the process.
/// </summary>
internal static class WireScalars
{
    private const int DayLength = 10;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string ReadString(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.String => (string)reader.Value!,
        JsonToken.Boolean => (bool)reader.Value! ? "true" : "false",
        JsonToken.Integer or JsonToken.Float => Convert.ToString(reader.Value, Invariant)!,
        _ => throw new WireFormatException("a string was expected"),
    };

    public static bool ReadBoolean(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.Boolean => (bool)reader.Value!,
        JsonToken.String when bool.TryParse((string)reader.Value!, out var value) => value,
        _ => throw new WireFormatException("true or false was expected"),
    };

    public static int ReadInt32(JsonReader reader) => checked((int)ReadInt64(reader));

    public static long ReadInt64(JsonReader reader)
    {
        if (reader.Value is long whole)
        {
            return whole;
        }

        var value = ReadDecimal(reader);
        return value == decimal.Truncate(value) ? checked((long)value) : throw new WireFormatException("a whole number was expected");
    }

    public static decimal ReadDecimal(JsonReader reader) => (reader.TokenType, reader.Value) switch
    {
        (_, decimal value) => value,
        (_, long value) => value,
        (JsonToken.Integer or JsonToken.Float, { } value) => decimal.Parse(Convert.ToString(value, Invariant)!, NumberStyles.Float, Invariant),
        (JsonToken.String, string value) => decimal.Parse(value, NumberStyles.Float, Invariant),
        _ => throw new WireFormatException("a number was expected"),
    };

    public static Guid ReadGuid(JsonReader reader) => Guid.Parse(Text(reader, "a UUID"));

    // The day is what was written: shifting a late evening into another time zone would book it on another day.
    public static DateOnly ReadDate(JsonReader reader)
    {
        var text = Text(reader, "a date").AsSpan();
        return DateOnly.ParseExact(text.Length > DayLength ? text[..DayLength] : text, "yyyy-MM-dd", Invariant);
    }

    public static DateTimeOffset ReadDateTime(JsonReader reader)
        => DateTimeOffset.Parse(Text(reader, "a date and time"), Invariant, DateTimeStyles.AssumeUniversal);

    private static string Text(JsonReader reader, string expected) => reader.Value switch
    {
        string text when reader.TokenType == JsonToken.String => text,
        _ => throw new WireFormatException($"{expected} was expected"),
    };
}

using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Parallax.Models;

namespace Parallax;

/// <summary>
/// Reads values and objects from UTF-8, for the generated classes and for everything else. Tolerant wherever a value can be meant in one
/// way only: a number sent as a string, a whole number written as 1.0, a date sent with a time. Strict about everything else.
/// </summary>
internal static class JsonReading
{
    private const int LongestTime = 128;

    /// <summary>Reads a whole text.</summary>
    public static T Parse<T>(ReadOnlySpan<byte> utf8, JsonRead<T> read)
    {
        var reader = Start(utf8);
        var value = reader.IsNull() ? throw new WireFormatException("it is null") : read(ref reader);

        // The reader refuses whatever comes behind the end.
        reader.Read();
        return value;
    }

    /// <summary>
    /// A reader on the first token. How deep the text goes does not matter to it: what is unknown costs no page. Bytes that are not UTF-8
    /// become the replacement character.
    /// </summary>
    public static Utf8JsonReader Start(ReadOnlySpan<byte> utf8, int maxDepth = int.MaxValue)
    {
        var text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (text.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw new WireFormatException("the text ends too early");
        }

        var reader = new Utf8JsonReader(
            Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)),
            new JsonReaderOptions { MaxDepth = maxDepth, CommentHandling = JsonCommentHandling.Skip });
        reader.Next();
        return reader;
    }

    /// <summary>Whether the reader stands on the property <paramref name="name"/>; if so, it goes on to the value.</summary>
    public static bool Is(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var isIt = reader.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(reader.Text()).AsSpan().SequenceEqual(name)
            : reader.Bytes().SequenceEqual(name);
        if (isIt)
        {
            reader.Next();
        }

        return isIt;
    }

    public static bool IsNull(this ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    public static T Read<T>(this ref Utf8JsonReader reader)
        where T : ParallaxModel, new()
    {
        reader.Expect(JsonTokenType.StartObject, "an object");
        var model = new T();
        var (count, next) = (model.PropertyCount, 0);
        while (reader.Next() != JsonTokenType.EndObject)
        {
            var name = reader.Bytes();
            var (isRead, isUnknown) = (false, false);
            try
            {
                // In the order of the description, the next property is the next one asked for.
                for (var left = count; left > 0 && !isRead; left--)
                {
                    isRead = model.ReadProperty(ref reader, next);
                    next = next + 1 == count ? 0 : next + 1;
                }

                if (!isRead)
                {
                    isUnknown = true;
                    var unknown = reader.Text();
                    reader.Next();
                    model.KeepUnknown(unknown, reader.ReadToken());
                }
            }
            catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
            {
                throw WireFormatException.At(isUnknown ? "(unknown member)" : Encoding.UTF8.GetString(name), failure);
            }
        }

        return model;
    }

    /// <summary>A null among the elements says nothing, and would be a surprise in a list of non-null elements: it is left out.</summary>
    public static IReadOnlyList<T> ReadList<T>(this ref Utf8JsonReader reader, JsonRead<T> read)
    {
        reader.Expect(JsonTokenType.StartArray, "an array");
        var items = ArrayPool<T>.Shared.Rent(16);
        var count = 0;
        try
        {
            while (reader.Next() != JsonTokenType.EndArray)
            {
                if (!reader.IsNull())
                {
                    items = count < items.Length ? items : Larger(items);
                    items[count] = read(ref reader);
                    count++;
                }
            }

            return items[..count];
        }
        catch (Exception failure) when (WireFormatException.IsFormatFailure(failure))
        {
            throw WireFormatException.At(string.Create(CultureInfo.InvariantCulture, $"[{count}]"), failure);
        }
        finally
        {
            GiveBack(items);
        }
    }

    public static IReadOnlyDictionary<string, T> ReadMap<T>(this ref Utf8JsonReader reader, JsonRead<T> read)
    {
        reader.Expect(JsonTokenType.StartObject, "an object");
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.Next() != JsonTokenType.EndObject)
        {
            var name = reader.Text();
            reader.Next();
            items[name] = reader.IsNull() ? default! : read(ref reader);
        }

        return items;
    }

    public static string ReadString(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.Number => reader.Text(),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new WireFormatException("a string was expected"),
    };

    public static bool ReadBoolean(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when bool.TryParse(reader.Text(), out var value) => value,
        _ => throw new WireFormatException("true or false was expected"),
    };

    public static int ReadInt32(this ref Utf8JsonReader reader) => checked((int)reader.ReadInt64());

    public static long ReadInt64(this ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole) ? whole
            : reader.ReadDecimal() is var value && value == decimal.Truncate(value) ? checked((long)value)
            : throw new WireFormatException("a whole number was expected");

    public static decimal ReadDecimal(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number
            => reader.TryGetDecimal(out var value) ? value : decimal.Parse(reader.Text(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonTokenType.String => decimal.Parse(reader.Text(), NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => throw new WireFormatException("a number was expected"),
    };

    public static Guid ReadGuid(this ref Utf8JsonReader reader)
    {
        reader.Expect(JsonTokenType.String, "a UUID");
        return reader.TryGetGuid(out var value) ? value : Guid.Parse(reader.Text());
    }

    // The day is what was written: shifting a late evening into another time zone would book it on another day.
    public static DateOnly ReadDate(this ref Utf8JsonReader reader)
    {
        reader.Expect(JsonTokenType.String, "a date");
        var text = reader.Plain(stackalloc byte[LongestTime]);
        return text.Length == 10 && reader.TryGetDateTime(out var usual) ? DateOnly.FromDateTime(usual)
            : IsoTime.TryParseDay(text, out var day) ? day
            : throw new WireFormatException("a date as in 2024-02-29 was expected");
    }

    public static DateTimeOffset ReadDateTime(this ref Utf8JsonReader reader)
    {
        reader.Expect(JsonTokenType.String, "a date and time");
        var text = reader.Plain(stackalloc byte[LongestTime]);

        // In the form that nearly all have. Without an offset, that parser would take the time for one of this machine.
        var hasOffset = text is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _];
        return hasOffset && reader.TryGetDateTimeOffset(out var usual) ? usual
            : IsoTime.TryParse(text, out var time) ? time
            : throw new WireFormatException("a date and time as in 2024-02-29T22:10:00Z was expected");
    }

    /// <summary>Goes on to the next token.</summary>
    public static JsonTokenType Next(this ref Utf8JsonReader reader)
        => reader.Read() ? reader.TokenType : throw new WireFormatException("the text ends too early");

    /// <summary>
    /// The text of a name, a string or a number. Bytes that are not UTF-8 and halves of characters become the replacement character.
    /// </summary>
    public static string Text(this ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueIsEscaped ? reader.GetString()! : SharedText.Of(reader.Bytes());
        }
        catch (InvalidOperationException)
        {
            // Half a character, as a server leaves it that cuts a text off: Newtonsoft.Json makes it the replacement character.
            return Lenient(reader.Bytes());
        }
    }

#pragma warning disable RCS1242 // By reference it could hold on to the room of its caller; and what is read of it here is read-only.
    /// <summary>The bytes of a token, as they stand there.</summary>
    public static ReadOnlySpan<byte> Bytes(this in Utf8JsonReader reader)
        => reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    // With its escapes, a plus is six bytes long.
    private static ReadOnlySpan<byte> Plain(this in Utf8JsonReader reader, Span<byte> room) => reader switch
    {
        { ValueIsEscaped: false } => reader.Bytes(),
        _ when reader.Bytes().Length <= room.Length => room[..reader.CopyString(room)],
        _ => Encoding.UTF8.GetBytes(Lenient(reader.Bytes())),
    };
#pragma warning restore RCS1242

    private static string Lenient(ReadOnlySpan<byte> escaped)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader($"\"{Encoding.UTF8.GetString(escaped)}\""));
        return reader.ReadAsString()!;
    }

    private static void Expect(this ref Utf8JsonReader reader, JsonTokenType token, string what)
    {
        if (reader.TokenType != token)
        {
            throw new WireFormatException($"{what} was expected");
        }
    }

    private static T[] Larger<T>(T[] items)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * items.Length);
        items.CopyTo(larger, 0);
        GiveBack(items);
        return larger;
    }

    private static void GiveBack<T>(T[] items)
        => ArrayPool<T>.Shared.Return(items, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}

/// <summary>The same for open enums. In a class of its own, as only the constraint tells the two apart.</summary>
internal static class OpenEnumReading
{
    public static T Read<T>(this ref Utf8JsonReader reader)
        where T : struct, IOpenEnum<T>
        => T.From(reader.ReadString());
}

/// <summary>Reads one value; the reader stands on its first token, and afterwards on its last.</summary>
internal delegate T JsonRead<out T>(ref Utf8JsonReader reader);

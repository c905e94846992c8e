using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parallax;

/// <summary>Values as JSON in UTF-8. The writer and its buffer are used again: they are larger than most of what is written.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as its thread, and holds nothing but memory.")]
internal sealed class JsonBytes
{
    private const int LargestSpare = 64 * 1024;

    [ThreadStatic]
    private static JsonBytes? spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 512);
    private readonly Utf8JsonWriter _writer;

    // The text goes into requests, and into no web page.
    private JsonBytes()
        => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Of<T>(T value)
    {
        var json = spare ?? new JsonBytes();
        spare = null;
        json._writer.Write(value);
        json._writer.Flush();
        var bytes = json._buffer.WrittenSpan.ToArray();
        if (json._buffer.Capacity <= LargestSpare)
        {
            json._buffer.ResetWrittenCount();
            json._writer.Reset();
            spare = json;
        }

        return bytes;
    }
}

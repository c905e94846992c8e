using System.Text.Unicode;

namespace Parallax;

/// <summary>Text out of UTF-8 in pooled memory, decoded straight into the buffer of whoever reads: a page costs no copy of itself.</summary>
internal sealed class Utf8Reader(ReadOnlyMemory<byte> bytes) : TextReader
{
    private ReadOnlyMemory<byte> _left = WithoutMark(bytes);
    private char? _second;
    private char _single;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_second is { } second && !buffer.IsEmpty)
        {
            _second = null;
            buffer[0] = second;
            return 1;
        }

        return buffer.Length == 1 ? ReadOne(out buffer[0]) : Decode(buffer);
    }

    public override int Read() => Read(new Span<char>(ref _single)) == 0 ? -1 : _single;

    private int ReadOne(out char first)
    {
        // Some characters are two in UTF-16, and the decoder gives both or none.
        Span<char> pair = stackalloc char[2];
        var count = Decode(pair);
        _second = count == 2 ? pair[1] : null;
        first = pair[0];
        return Math.Min(count, 1);
    }

    private int Decode(Span<char> buffer)
    {
        Utf8.ToUtf16(_left.Span, buffer, out var used, out var written);
        _left = _left[used..];
        return written;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes)
        => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}

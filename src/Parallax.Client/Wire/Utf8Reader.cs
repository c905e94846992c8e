using System.Buffers;
using System.Text;

namespace Parallax.Wire;

/// <summary>Text out of UTF-8 in pooled memory, decoded straight into the buffer of whoever reads: a page costs no copy of itself.</summary>
internal sealed class Utf8Reader(ReadOnlySequence<byte> bytes) : TextReader
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private ReadOnlySequence<byte> _left = WithoutMark(bytes);
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
        while (!_left.IsEmpty && !buffer.IsEmpty)
        {
            var piece = _left.FirstSpan;
            _decoder.Convert(piece, buffer, flush: piece.Length == _left.Length, out var used, out var written, out _);
            _left = _left.Slice(used);
            if (written > 0 || used == 0)
            {
                return written;
            }
        }

        return 0;
    }

    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        Span<byte> start = stackalloc byte[mark.Length];
        if (bytes.Length < mark.Length)
        {
            return bytes;
        }

        bytes.Slice(0, mark.Length).CopyTo(start);
        return start.SequenceEqual(mark) ? bytes.Slice(mark.Length) : bytes;
    }
}

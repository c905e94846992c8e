namespace Parallax.Tests.Support;

/// <summary>A body that arrives in pieces, and then does what <c>end</c> does: ends, breaks, or never comes.</summary>
internal sealed class ScriptedStream(IEnumerable<byte[]> pieces, Func<CancellationToken, Task<int>>? end = null) : Stream
{
    private readonly IEnumerator<byte[]> _pieces = pieces.GetEnumerator();
    private ReadOnlyMemory<byte> _rest;

    /// <summary>How many bytes were taken from it.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Breaks after <paramref name="text"/> as a connection does.</summary>
    public static ScriptedStream Broken(string text, Exception failure)
        => new([System.Text.Encoding.UTF8.GetBytes(text)], _ => Task.FromException<int>(failure));

    /// <summary>Gives <paramref name="text"/> and then nothing, for ever.</summary>
    public static ScriptedStream Stalled(string text, TaskCompletionSource stalled)
        => new(
            [System.Text.Encoding.UTF8.GetBytes(text)],
            async cancellationToken =>
            {
                stalled.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return 0;
            });

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty && !_pieces.MoveNext())
        {
            return end is null ? 0 : await end(cancellationToken);
        }

        var piece = _rest.IsEmpty ? _pieces.Current : _rest;
        var count = Math.Min(piece.Length, buffer.Length);
        piece[..count].CopyTo(buffer);
        _rest = piece[count..];
        Taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _pieces.Dispose();
        base.Dispose(disposing);
    }
}

using System.Threading.Channels;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>What the process that started this one has to say. When that one is gone, this ends.</summary>
internal sealed class ParentInput : IDisposable
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _end = new();
    private bool _isDisposed;

    // A thread of its own: a read that waits for a line must keep none of the pool's.
    public ParentInput() => new Thread(Read) { IsBackground = true }.Start();

    /// <summary>Cancelled with the end of the input.</summary>
    public CancellationToken End => _end.Token;

    public ValueTask<string> ReadLineAsync() => _lines.Reader.ReadAsync();

    public void Dispose()
    {
        lock (_lines)
        {
            _isDisposed = true;
            _end.Dispose();
        }
    }

    private void Read()
    {
        using var reader = new StreamReader(Console.OpenStandardInput());
        while (reader.ReadLine() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
        lock (_lines)
        {
            if (!_isDisposed)
            {
                _end.Cancel();
            }
        }
    }
}

namespace Parallax.Testing;

/// <summary>What faults that take time need: a clock, and to be told when the emulator stops.</summary>
internal sealed class FaultSurroundings : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationToken _stopping;

    public FaultSurroundings(TimeProvider clock)
    {
        Clock = clock;
        _stopping = _source.Token;
    }

    public TimeProvider Clock { get; }

    public void Dispose()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        _source.Cancel();
        _source.Dispose();
    }

    /// <summary>Waits, and fails when the client or the emulator goes meanwhile.</summary>
    public async Task DelayAsync(TimeSpan delay, CancellationToken clientGone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clientGone, _stopping);
        await Task.Delay(delay, Clock, either.Token).ConfigureAwait(false);
    }

    /// <summary>Waits until the client or the emulator goes.</summary>
    public async Task HoldAsync(CancellationToken clientGone)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = clientGone.UnsafeRegister(static gone => ((TaskCompletionSource)gone!).TrySetResult(), gone)
            .ConfigureAwait(false);
        await using var emulator = _stopping.UnsafeRegister(static gone => ((TaskCompletionSource)gone!).TrySetResult(), gone)
            .ConfigureAwait(false);
        await gone.Task.ConfigureAwait(false);
    }
}

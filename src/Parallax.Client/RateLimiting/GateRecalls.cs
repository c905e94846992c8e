namespace Parallax;

/// <summary>Calls back what waits elsewhere with a permit of the gate in hand. Used under the lock of the gate.</summary>
internal sealed class GateRecalls
{
    private readonly CancellationTokenSource?[] _sources = new CancellationTokenSource?[(int)ParallaxPriority.Background + 1];

    /// <summary>Cancelled when calls of that priority are to come back.</summary>
    public CancellationToken Of(ParallaxPriority priority) => (_sources[(int)priority] ??= new CancellationTokenSource()).Token;

    /// <summary>Calls back those of that priority and below.</summary>
    public void Cancel(ParallaxPriority priority = ParallaxPriority.Normal)
    {
        for (var i = (int)priority; i < _sources.Length; i++)
        {
            // What a limiter does when a wait at it is cancelled is none of this call's business: it runs elsewhere, outside of the lock.
            _ = _sources[i]?.CancelAsync();
            _sources[i] = null;
        }
    }
}

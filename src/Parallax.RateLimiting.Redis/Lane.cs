namespace Parallax.RateLimiting.Redis;

/// <summary>The calls of one priority that wait in this process. The first of them asks Redis.</summary>
#pragma warning disable CA1001 // A semaphore of whose wait handle no code asks holds nothing.
internal sealed class Lane
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool IsEmpty => Count == 0;

    /// <summary>Whether Redis may know that calls wait here. Set by the call whose turn it is, or by the last one that leaves.</summary>
    public bool IsAnnounced { get; set; }

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _count);
        _turn.Release();
    }
}

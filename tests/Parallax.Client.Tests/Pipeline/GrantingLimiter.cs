using System.Threading.RateLimiting;

namespace Parallax.Tests.Pipeline;

/// <summary>A limiter that lets calls through when the test says so, in their order.</summary>
/// <param name="hearsOfCancellation">Whether a wait ends with its token. A limiter should see to that, and may not.</param>
internal sealed class GrantingLimiter(bool hearsOfCancellation = true) : RateLimiter
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<RateLimitLease>> _waiting = new();
    private bool _grantsAll;
    private int _disposed;
    private int _calledBack;

    public int Asked { get; private set; }

    public int Granted { get; private set; }

    public int Disposed => Volatile.Read(ref _disposed);

    /// <summary>How many of those that asked were told to wait no longer.</summary>
    public int CalledBack => Volatile.Read(ref _calledBack);

    public override TimeSpan? IdleDuration => null;

    public void GrantOne()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(new Lease(this)))
                {
                    Granted++;
                    return;
                }
            }
        }
    }

    public void GrantAll()
    {
        lock (_lock)
        {
            _grantsAll = true;
            while (_waiting.Count > 0)
            {
                GrantOne();
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException("The client waits.");

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Asked++;
            _waiting.Enqueue(waiter);
            if (_grantsAll)
            {
                GrantOne();
            }
        }

        using var registration = hearsOfCancellation ? cancellationToken.Register(() => CallBack(waiter)) : default;
        return await waiter.Task;
    }

    private void CallBack(TaskCompletionSource<RateLimitLease> waiter)
    {
        waiter.TrySetCanceled();
        Interlocked.Increment(ref _calledBack);
    }

    private sealed class Lease(GrantingLimiter limiter) : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Increment(ref limiter._disposed);
            base.Dispose(disposing);
        }
    }
}

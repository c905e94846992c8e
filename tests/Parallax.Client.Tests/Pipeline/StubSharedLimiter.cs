using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Parallax.Tests.Pipeline;

/// <summary>A limiter that does as the test says, and keeps what it was told.</summary>
/// <param name="answer">Gives a lease; null to wait until the call is called back.</param>
internal sealed class StubSharedLimiter(Func<ParallaxPermitRequest, RateLimitLease?> answer) : ParallaxRateLimiter
{
    public static RateLimitLease Permit { get; } = new Lease(retryAfter: null);

    public ConcurrentQueue<ParallaxPermitRequest> Asked { get; } = new();

    public ConcurrentQueue<TimeSpan> Blocked { get; } = new();

    public Exception? FailsToBlock { get; init; }

    public static RateLimitLease BlockedFor(TimeSpan duration) => new Lease(duration);

    public override async ValueTask<RateLimitLease> AcquireAsync(ParallaxPermitRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        if (answer(request) is { } lease)
        {
            return lease;
        }

        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Permit;
    }

    public override void Block(ParallaxPermitRequest request, TimeSpan duration)
    {
        Blocked.Enqueue(duration);
        if (FailsToBlock is not null)
        {
            throw FailsToBlock;
        }
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return retryAfter is not null;
        }
    }
}

using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>Counts what the limiter behind it grants, and how often and how slowly it fails.</summary>
internal sealed class WatchedLimiter(ParallaxRateLimiter limiter) : ParallaxRateLimiter
{
    private readonly Lock _lock = new();

    public int Leases { get; private set; }

    public int Failures { get; private set; }

    public int LeasesAfterFailures { get; private set; }

    public TimeSpan LongestFailure { get; private set; }

    public override async ValueTask<RateLimitLease> AcquireAsync(ParallaxPermitRequest request, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            var lease = await limiter.AcquireAsync(request, cancellationToken);
            lock (_lock)
            {
                Leases++;
                LeasesAfterFailures++;
            }

            return lease;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            lock (_lock)
            {
                Failures++;
                LeasesAfterFailures = 0;
                LongestFailure = TimeSpan.FromTicks(Math.Max(LongestFailure.Ticks, Stopwatch.GetElapsedTime(since).Ticks));
            }

            throw;
        }
    }

    public override void Block(ParallaxPermitRequest request, TimeSpan duration) => limiter.Block(request, duration);
}

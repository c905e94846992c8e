using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>Counts what the limiter behind it grants, and how often and how slowly it fails.</summary>
internal sealed class WatchedLimiter(RateLimiter limiter) : RateLimiter
{
    private readonly Lock _lock = new();

    public int Leases { get; private set; }

    public int Failures { get; private set; }

    public int LeasesAfterFailures { get; private set; }

    public TimeSpan LongestFailure { get; private set; }

    public override TimeSpan? IdleDuration => limiter.IdleDuration;

    public override RateLimiterStatistics? GetStatistics() => limiter.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => limiter.AttemptAcquire(permitCount);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            var lease = await limiter.AcquireAsync(permitCount, cancellationToken);
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
}

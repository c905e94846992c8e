using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>Asks the user's own limiter as well. It is there to help several processes; it must not stop this one.</summary>
internal sealed class OwnLimiterHandler(RateLimiter limiter, RetryDelays delays, TimeProvider time, ClientLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await AcquireAsync(CallState.Of(request), cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RateLimitLease?> AcquireAsync(CallState state, CancellationToken cancellationToken)
    {
        state.Budget?.Pause();
        try
        {
            for (var refusals = 1; ; refusals++)
            {
                var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
                if (lease.IsAcquired)
                {
                    return lease;
                }

                // Its queue is full: it says when to come back, or is asked again later.
                var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var asked) ? asked : delays.Backoff(refusals);
                lease.Dispose();
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            log.LimiterFailed(failure);
            return null;
        }
        finally
        {
            state.Budget?.Resume();
        }
    }
}

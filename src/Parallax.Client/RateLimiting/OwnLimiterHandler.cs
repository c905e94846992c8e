using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>Asks the user's own limiter as well. It is there to help several processes; it must not stop this one.</summary>
internal sealed class OwnLimiterHandler(ParallaxRateLimitOptions options, RetryDelays delays, TimeProvider time, ClientLog log) : DelegatingHandler
{
    private readonly TimeSpan _longestWait = options.MaxWait ?? Timeout.InfiniteTimeSpan;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await WaitAsync(CallState.Of(request), cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RateLimitLease?> WaitAsync(CallState state, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(_longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        state.Budget?.Pause();
        try
        {
            return await AcquireAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ParallaxRateLimitException.NotSent(state, "the limiter gave no permit within ParallaxClientOptions.RateLimit.MaxWait,", _longestWait);
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

    private async Task<RateLimitLease> AcquireAsync(CancellationToken cancellationToken)
    {
        for (var refusals = 1; ; refusals++)
        {
            var lease = await options.Limiter!.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                return lease;
            }

            // Its queue is full. It may say when to come back; one that says "at once", again and again, is not taken at its word.
            var wait = delays.Backoff(refusals);
            if (lease.TryGetMetadata(MetadataName.RetryAfter, out var asked) && asked > TimeSpan.Zero)
            {
                wait = asked;
            }

            lease.Dispose();
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}

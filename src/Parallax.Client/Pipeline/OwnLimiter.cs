using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>The user's own limiter. It is there to help several processes; it must not stop this one.</summary>
internal sealed class OwnLimiter(ParallaxRateLimitOptions options, RetryDelays delays, TimeProvider time, ClientLog log)
{
    /// <summary>Waits for a lease, outside of the time that the call may take.</summary>
    /// <param name="state">The call.</param>
    /// <param name="closing">Ends the wait without a lease.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The lease; null if the limiter failed, or <paramref name="closing"/> was cancelled.</returns>
    public async Task<OwnLease?> AcquireAsync(CallState state, CancellationToken closing, CancellationToken cancellationToken)
    {
        ParallaxTimeoutException.ThrowIfOver(state, cancellationToken);
        var longest = state.Settings.MaxWait ?? options.MaxWait ?? Timeout.InfiniteTimeSpan;
        using var timer = new CancellationTokenSource(longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, closing, cancellationToken);
        var since = time.GetTimestamp();
        state.Budget.Pause();
        try
        {
            return new OwnLease(await AcquireAsync(any.Token).ConfigureAwait(false), log);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ParallaxRateLimitException.NotSent(
                state, $"the limiter gave no permit within {GateHandler.MaxWaitOption(state)},", longest);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.LimiterFailed(failure);
            return null;
        }
        finally
        {
            state.Budget.Resume();
            ParallaxTelemetry.RecordLimiterWait(time.GetElapsedTime(since));
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

/// <summary>Asks the user's own limiter where there is no gate.</summary>
internal sealed class OwnLimiterHandler(OwnLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(CallState.Of(request), closing: default, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>
/// A lease of the user's limiter. That it cannot be given back is nothing that a call, which may have worked, should fail by.
/// </summary>
internal sealed class OwnLease(RateLimitLease lease, ClientLog log) : IDisposable
{
    public void Dispose()
    {
        try
        {
            lease.Dispose();
        }
        catch (Exception failure)
        {
            log.LimiterFailed(failure);
        }
    }
}

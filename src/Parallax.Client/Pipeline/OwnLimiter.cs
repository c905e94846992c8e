using System.Threading.RateLimiting;

namespace Parallax;

/// <summary>The user's own limiter. It is there to help several processes; it must not stop this one.</summary>
internal sealed class OwnLimiter(ParallaxClientOptions options, SharedGate shared, RetryDelays delays, TimeProvider time, ClientLog log)
{
    private readonly ParallaxRateLimitOptions _limit = options.RateLimit;
    private readonly RateLimiter _limiter = options.RateLimit.Limiter!;
    private long _failedAt = long.MaxValue;

    /// <summary>Waits for a lease, outside of the time that the call may take.</summary>
    /// <param name="state">The call.</param>
    /// <param name="recall">Ends the wait without a lease.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The lease; null if the limiter failed, or <paramref name="recall"/> was cancelled.</returns>
    public async Task<OwnLease?> AcquireAsync(CallState state, CancellationToken recall, CancellationToken cancellationToken)
    {
        ParallaxTimeoutException.ThrowIfOver(state, cancellationToken);
        var longest = state.Settings.MaxWait ?? _limit.MaxWait ?? Timeout.InfiniteTimeSpan;
        using var timer = new CancellationTokenSource(longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, recall, cancellationToken);
        var since = time.GetTimestamp();
        state.Budget.Pause();
        try
        {
            var lease = await AcquireAsync(state, any.Token).ConfigureAwait(false);
            Works(since);
            return new OwnLease(lease, log);
        }
        catch (OperationCanceledException) when (recall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
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
            Fails(failure);
            return null;
        }
        finally
        {
            state.Budget.Resume();
            ParallaxTelemetry.RecordLimiterWait(time.GetElapsedTime(since));
        }
    }

    /// <summary>Tells other processes of a 429, if the limiter can.</summary>
    public void Block(CallState state, TimeSpan duration)
    {
        try
        {
            (_limiter as ParallaxRateLimiter)?.Block(Request(state), duration);
        }
        catch (Exception failure)
        {
            Fails(failure);
        }
    }

    private async Task<RateLimitLease> AcquireAsync(CallState state, CancellationToken cancellationToken)
    {
        for (var refusals = 1; ; refusals++)
        {
            var asks = _limiter is ParallaxRateLimiter ours
                ? ours.AcquireAsync(Request(state), cancellationToken)
                : _limiter.AcquireAsync(1, cancellationToken);
            var lease = await asks.ConfigureAwait(false);
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
            if (_limiter is ParallaxRateLimiter)
            {
                // Another process met a 429. That ends this wait by way of the gate, where all calls wait.
                shared.Current?.Close(wait);
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private ParallaxPermitRequest Request(CallState state) => new()
    {
        User = shared.User,
        Priority = GateHandler.PriorityOf(state),
        PermitLimit = _limit.PermitLimit,
        Window = _limit.Window,
        Reserve = _limit.EffectiveReserve,
        AttemptTimeout = options.AttemptTimeout,
        TimeProvider = time,
    };

    // One warning, until a call that came after it has a lease again.
    private void Fails(Exception failure)
    {
        if (Interlocked.CompareExchange(ref _failedAt, time.GetTimestamp(), long.MaxValue) == long.MaxValue)
        {
            log.LimiterFailed(failure);
        }
    }

    private void Works(long since)
    {
        var failedAt = Volatile.Read(ref _failedAt);
        if (since > failedAt && Interlocked.CompareExchange(ref _failedAt, long.MaxValue, failedAt) == failedAt)
        {
            log.LimiterWorks();
        }
    }
}

/// <summary>Asks the user's own limiter where there is no gate.</summary>
internal sealed class OwnLimiterHandler(OwnLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(CallState.Of(request), recall: default, cancellationToken).ConfigureAwait(false);
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

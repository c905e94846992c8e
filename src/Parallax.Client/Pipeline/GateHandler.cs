using System.Net;

namespace Parallax;

/// <summary>
/// Every attempt takes a permit of the gate, and a lease of the user's limiter if there is one. A 429 closes the gate for every call
/// until the server is ready again.
/// </summary>
internal sealed class GateHandler(
    ParallaxClientOptions options,
    KeySource keys,
    SharedGate shared,
    OwnLimiter? limiter,
    RetryDelays delays,
    TimeProvider time,
    ClientLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = CallState.Of(request);
        var gate = shared.Current ?? shared.Use(state.Key = await keys.GetAsync(state, cancellationToken).ConfigureAwait(false));
        if (Enter(gate, state, cancellationToken) is { } waiter)
        {
            await WaitAsync(gate, waiter, state, cancellationToken).ConfigureAwait(false);
        }

        // A key that is known and still the same is the usual case, and needs no second look at the gate.
        state.Key ??= keys.Known;
        var isReady = limiter is null && state.Key is { } key && shared.Uses(key);
        using var lease = isReady ? null : await PrepareAsync(gate, state, cancellationToken).ConfigureAwait(false);
        var attempts = state.Attempts;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                // Of the key that is in use now, should it have rotated meanwhile.
                var wait = delays.After(response, state.Attempts);
                (shared.Current ?? gate).Close(wait);
                limiter?.Block(state, wait);
                if (RetryAfter.Asked(response, time) is { } asked && asked > RetryAfter.Longest)
                {
                    log.AbsurdRetryAfter(asked.TotalSeconds, RetryAfter.Longest.TotalSeconds);
                }
            }

            return response;
        }
        finally
        {
            if (state.Attempts > attempts)
            {
                gate.Release(PriorityOf(state));
            }
            else
            {
                // It came to nothing before it was sent: there was no key.
                gate.GiveBack(PriorityOf(state));
            }
        }
    }

    /// <summary>
    /// Asks the user's limiter, and for the key, with a permit of the gate in hand. Should the gate close meanwhile, the call goes
    /// back to its place in the queue: after a 429 no call leaves, and none keeps a lease from other processes while it may not leave.
    /// So does a background call if a normal one needs its permit.
    /// </summary>
    private async Task<OwnLease?> PrepareAsync(RateGate gate, CallState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            var recall = gate.Recall(PriorityOf(state));
            OwnLease? lease = null;
            try
            {
                if (limiter is not null)
                {
                    state.Key = null;
                    lease = await limiter.AcquireAsync(state, recall, cancellationToken).ConfigureAwait(false);
                }

                if (!recall.IsCancellationRequested)
                {
                    state.Key ??= await keys.GetAsync(state, cancellationToken).ConfigureAwait(false);

                    // A key that another client uses already brings both to one gate, which may be full: this call waits there.
                    shared.Use(state.Key);
                }
            }
            catch
            {
                lease?.Dispose();
                gate.GiveBack(PriorityOf(state));
                throw;
            }

            if (!recall.IsCancellationRequested)
            {
                return lease;
            }

            lease?.Dispose();
            gate.GiveBack(PriorityOf(state));
            state.Key = null;
            if (Enter(gate, state, cancellationToken) is { } waiter)
            {
                await WaitAsync(gate, waiter, state, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private GateWaiter? Enter(RateGate gate, CallState state, CancellationToken cancellationToken)
    {
        // In the queue the clock of the call stands still.
        ParallaxTimeoutException.ThrowIfOver(state, cancellationToken);
        var place = new GatePlace(PriorityOf(state), state.Ticket);
        var longest = state.Budget.Total;
        return gate.Acquire(place, LongestWait(state) is { } most && most < longest ? most : longest);
    }

    private async Task WaitAsync(RateGate gate, GateWaiter waiter, CallState state, CancellationToken cancellationToken)
    {
        // It may have rotated by the time that this is over.
        state.Key = null;
        var longest = LongestWait(state) ?? Timeout.InfiniteTimeSpan;
        try
        {
            await WaitInQueueAsync(gate, waiter, state, longest, cancellationToken).ConfigureAwait(false);
            shared.Leaves(gate);
        }
        catch (Exception failure)
        {
            // Whatever ended the wait, a listener to metrics that throws included: a permit that was granted is free again.
            gate.Leave(waiter);
            shared.Leaves(gate);
            if (failure is GateClosedException closed)
            {
                throw ParallaxRateLimitException.NotSent(
                    state, "the limit of the server was hit, and it asks for a wait of", closed.Duration, closed.Duration);
            }

            if (failure is TimeoutException)
            {
                throw ParallaxRateLimitException.NotSent(state, $"no permit was free within {MaxWaitOption(state)},", longest);
            }

            throw;
        }
    }

    private async Task WaitInQueueAsync(
        RateGate gate, GateWaiter waiter, CallState state, TimeSpan longest, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        state.Budget.Pause();
        try
        {
            shared.Queues(gate);
            await waiter.Task.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            state.Budget.Resume();
            ParallaxTelemetry.RecordGateWait(time.GetElapsedTime(since));
        }
    }

    private TimeSpan? LongestWait(CallState state) => state.Settings.MaxWait ?? options.RateLimit.MaxWait;

    public static ParallaxPriority PriorityOf(CallState state)
        => state.Settings.IsBackground ? ParallaxPriority.Background : ParallaxPriority.Normal;

    public static string MaxWaitOption(CallState state)
        => state.Settings.MaxWait is null ? "ParallaxClientOptions.RateLimit.MaxWait" : "ParallaxCallOptions.MaxWait";
}

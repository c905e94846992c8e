using System.Net;

namespace Parallax;

/// <summary>
/// Every attempt takes a permit of the gate, and a lease of the user's limiter if there is one. A 429 closes the gate for everybody
/// until the server is ready again.
/// </summary>
internal sealed class GateHandler(ParallaxClientOptions options, KeySource keys, SharedGate shared, OwnLimiter? limiter, RetryDelays delays, TimeProvider time) : DelegatingHandler
{
    private readonly TimeSpan _longestClosure = options.RateLimit.MaxWait is { } most && most < options.TotalTimeout ? most : options.TotalTimeout;
    private readonly TimeSpan _longestWait = options.RateLimit.MaxWait ?? Timeout.InfiniteTimeSpan;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = CallState.Of(request);
        var gate = shared.Current ?? shared.Use(state.Key = await keys.GetAsync(state, cancellationToken).ConfigureAwait(false));
        if (Enter(gate, state, cancellationToken) is { } waiter)
        {
            await WaitAsync(gate, waiter, state, cancellationToken).ConfigureAwait(false);
        }

        using var lease = limiter is null && !keys.HasProvider ? null : await PrepareAsync(gate, state, cancellationToken).ConfigureAwait(false);
        var attempts = state.Attempts;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                // Of the key that is in use now, should it have rotated meanwhile.
                (shared.Current ?? gate).Close(delays.After(response, state.Attempts));
            }

            return response;
        }
        finally
        {
            if (state.Attempts > attempts)
            {
                gate.Release();
            }
            else
            {
                // It came to nothing before it was sent: there was no key.
                gate.GiveBack();
            }
        }
    }

    /// <summary>
    /// Asks the user's limiter, and for the key, with a permit of the gate in hand. Should the gate close meanwhile, the call goes
    /// back to its place in the queue: after a 429 nobody leaves, and nobody keeps a lease from other processes while it may not leave.
    /// </summary>
    private async Task<OwnLease?> PrepareAsync(RateGate gate, CallState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            var closing = gate.Closing;
            OwnLease? lease = null;
            try
            {
                if (limiter is not null)
                {
                    state.Key = null;
                    lease = await limiter.AcquireAsync(state, closing, cancellationToken).ConfigureAwait(false);
                }

                if (!closing.IsCancellationRequested)
                {
                    state.Key ??= await keys.GetAsync(state, cancellationToken).ConfigureAwait(false);
                }
            }
            catch
            {
                lease?.Dispose();
                gate.GiveBack();
                throw;
            }

            if (!closing.IsCancellationRequested)
            {
                return lease;
            }

            lease?.Dispose();
            gate.GiveBack();
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
        return gate.Acquire(state.Ticket, _longestClosure);
    }

    private async Task WaitAsync(RateGate gate, GateWaiter waiter, CallState state, CancellationToken cancellationToken)
    {
        // It may have rotated by the time that this is over.
        state.Key = null;
        var since = time.GetTimestamp();
        state.Budget.Pause();
        try
        {
            await waiter.Task.WaitAsync(_longestWait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (GateClosedException closed)
        {
            throw ParallaxRateLimitException.NotSent(state, "the limit of the server was hit, and it asks for a wait of", closed.Duration, closed.Duration);
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            gate.Leave(waiter);
            if (failure is TimeoutException)
            {
                throw ParallaxRateLimitException.NotSent(state, "no permit was free within ParallaxClientOptions.RateLimit.MaxWait,", _longestWait);
            }

            throw;
        }
        finally
        {
            state.Budget.Resume();
            ParallaxTelemetry.RecordGateWait(time.GetElapsedTime(since));
        }
    }
}

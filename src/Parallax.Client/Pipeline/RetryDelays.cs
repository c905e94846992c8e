using System.Net;

namespace Parallax;

/// <summary>How long to wait before the next attempt: what the server asks for, else longer and longer, spread at random.</summary>
internal sealed class RetryDelays(ParallaxRetryOptions options, TimeSpan window, TimeProvider time, Func<double> random)
{
    /// <summary>
    /// The wait after a response or failure, before attempt number <paramref name="attempts"/> plus one: the larger of what the response
    /// asks
    /// for and of the client's own delay.
    /// </summary>
    public TimeSpan After(HttpResponseMessage? response, int attempts)
    {
        var own = Backoff(attempts);
        var least = response switch
        {
            null => TimeSpan.Zero,
            _ when RetryAfter.From(response, time) is { } asked => asked + Spread(),
            { StatusCode: HttpStatusCode.TooManyRequests } => PartOfWindow(attempts) + Spread(),
            _ => TimeSpan.Zero,
        };
        return own > least ? own : least;
    }

    /// <summary>Doubled with every attempt up to the longest delay, of which it is half at least.</summary>
    public TimeSpan Backoff(int attempts)
    {
        var full = Math.Min(options.MaxDelay.TotalSeconds, options.BaseDelay.TotalSeconds * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(full * (0.5 + (random() / 2)));
    }

    // A 429 that does not say when to come back: the window may have ended in a moment, or be closed for its whole length. Doubled with
    // every
    // attempt, the waits of all attempts together are one window, so the last attempt comes when it has ended.
    private TimeSpan PartOfWindow(int attempts)
    {
        var waits = Math.Max(1, options.MaxAttempts - 1);
        return window * Math.Min(1, Math.Pow(2, attempts - 1) / (Math.Pow(2, waits) - 1));
    }

    // Never below what was asked; a little more, so that all calls that wait do not come back in the same moment.
    private TimeSpan Spread() => options.BaseDelay * (random() / 4);
}

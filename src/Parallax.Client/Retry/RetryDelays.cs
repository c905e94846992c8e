namespace Parallax;

/// <summary>How long to wait before the next attempt: what the server asks for, else longer and longer, spread at random.</summary>
internal sealed class RetryDelays(ParallaxRetryOptions options, TimeProvider time, Func<double> random)
{
    /// <summary>The wait that an answer asks for; null if it asks for none. A date counts from now, never below zero.</summary>
    public TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>The wait after an answer or failure, before attempt number <paramref name="attempts"/> plus one.</summary>
    public TimeSpan After(HttpResponseMessage? response, int attempts)
        => response is not null && Asked(response) is { } asked ? asked + Spread() : Backoff(attempts);

    /// <summary>Doubled with every attempt up to the longest delay, of which it is half at least.</summary>
    public TimeSpan Backoff(int attempts)
    {
        var full = Math.Min(options.MaxDelay.TotalSeconds, options.BaseDelay.TotalSeconds * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(full * (0.5 + (random() / 2)));
    }

    // Never below what was asked; a little more, so that all who wait do not come back in the same moment.
    private TimeSpan Spread() => options.BaseDelay * (random() / 4);
}

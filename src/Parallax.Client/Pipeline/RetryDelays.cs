namespace Parallax;

/// <summary>How long to wait before the next attempt: what the server asks for, else longer and longer, spread at random.</summary>
internal sealed class RetryDelays(ParallaxRetryOptions options, TimeProvider time, Func<double> random)
{
    /// <summary>The wait after an answer or failure, before attempt number <paramref name="attempts"/> plus one.</summary>
    public TimeSpan After(HttpResponseMessage? response, int attempts)
        => response is not null && RetryAfter.Of(response, time) is { } asked ? asked + Spread() : Backoff(attempts);

    /// <summary>Doubled with every attempt up to the longest delay, of which it is half at least.</summary>
    public TimeSpan Backoff(int attempts)
    {
        var full = Math.Min(options.MaxDelay.TotalSeconds, options.BaseDelay.TotalSeconds * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(full * (0.5 + (random() / 2)));
    }

    // Never below what was asked; a little more, so that all who wait do not come back in the same moment.
    private TimeSpan Spread() => options.BaseDelay * (random() / 4);
}

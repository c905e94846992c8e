namespace Parallax.Testing.Http;

/// <summary>The documented limit: a fixed window per user, which begins with the first request after the last one ended.</summary>
internal sealed class RateLimitStep(ParallaxEmulatorRateLimit limit, TimeProvider clock) : IRequestStep
{
    private readonly Dictionary<string, (DateTimeOffset Start, int Used)> _windows = new(StringComparer.Ordinal);

    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken) =>
        limit.Enabled && Take(request.Key!) is { } wait
            ? ValueTask.FromResult(Problems.TooManyRequests(limit.PermitLimit, limit.Window, (long)Math.Ceiling(wait.TotalSeconds)))
            : next(request, cancellationToken);

    public void Reset()
    {
        lock (_windows)
            _windows.Clear();
    }

    /// <summary>Takes a permit, or tells how long there will be none.</summary>
    private TimeSpan? Take(string key)
    {
        lock (_windows)
        {
            // By the wall clock, since that is the part of a TimeProvider that every test double has.
            var now = clock.GetUtcNow();
            if (!_windows.TryGetValue(key, out var window) || now - window.Start >= limit.Window)
                window = (now, 0);
            if (window.Used >= limit.PermitLimit)
                return limit.Window - (now - window.Start);

            _windows[key] = window with { Used = window.Used + 1 };
            return null;
        }
    }
}

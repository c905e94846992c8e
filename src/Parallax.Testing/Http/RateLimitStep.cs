namespace Parallax.Testing;

/// <summary>The documented limit: a fixed window per user, which begins with the first request after the last one ended.</summary>
internal sealed class RateLimitStep(ParallaxEmulatorRateLimit limit, TimeProvider clock, bool perKey) : IRequestStep
{
    private readonly Dictionary<string, (DateTimeOffset Start, int Used)> _windows = new(StringComparer.Ordinal);

    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken) =>
        limit.Enabled && Take(UserOf(request)) is { } wait
            ? ValueTask.FromResult(Problems.TooManyRequests(limit.PermitLimit, limit.Window, (long)Math.Ceiling(wait.TotalSeconds)))
            : next(request, cancellationToken);

    public void Reset()
    {
        lock (_windows)
            _windows.Clear();
    }

    // All keys that are let in belong to one user; where any key is let in, each stands for a user of its own.
    private string UserOf(EmulatorRequest request) => perKey ? request.Key! : "";

    /// <summary>Takes a permit, or tells how long there will be none.</summary>
    private TimeSpan? Take(string user)
    {
        lock (_windows)
        {
            // By the wall clock, since that is the part of a TimeProvider that every test double has.
            var now = clock.GetUtcNow();
            if (!_windows.TryGetValue(user, out var window) || now - window.Start >= limit.Window)
                window = (now, 0);
            if (window.Used >= limit.PermitLimit)
                return limit.Window - (now - window.Start);

            _windows[user] = window with { Used = window.Used + 1 };
            return null;
        }
    }
}

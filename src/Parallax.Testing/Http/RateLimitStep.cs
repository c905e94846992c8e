namespace Parallax.Testing;

/// <summary>The documented limit: a fixed window per user, which begins with the first request after the last one ended.</summary>
internal sealed class RateLimitStep(ParallaxEmulatorRateLimit limit, TimeProvider clock, bool perKey) : IRequestStep
{
    private readonly Dictionary<string, (DateTimeOffset Start, int Used)> _windows = new(StringComparer.Ordinal);

    /// <summary>Gets the open window; of several, in which every key has its own, the fullest.</summary>
    public ParallaxEmulatorWindow Window
    {
        get
        {
            lock (_windows)
            {
                var now = clock.GetUtcNow();
                var (start, used) = _windows.Values.Where(window => now - window.Start < limit.Window)
                    .OrderByDescending(window => window.Used)
                    .FirstOrDefault();
                return new(limit.Enabled, limit.PermitLimit, limit.Window, used, used == 0 ? null : start + limit.Window);
            }
        }
    }

    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        if (!limit.Enabled)
        {
            return next(request, cancellationToken);
        }

        var (left, wait) = Take(UserOf(request));
        request.LogEntry.PermitsLeft = left;
        return wait is { } time
            ? ValueTask.FromResult(Problems.TooManyRequests(limit.PermitLimit, limit.Window, (long)Math.Ceiling(time.TotalSeconds)))
            : next(request, cancellationToken);
    }

    public void Reset()
    {
        lock (_windows)
        {
            _windows.Clear();
        }
    }

    /// <summary>Lets open windows end sooner by this time.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_windows)
        {
            foreach (var (user, window) in _windows.ToList())
            {
                _windows[user] = window with { Start = window.Start - by };
            }
        }
    }

    // All keys that are let in belong to one user; where any key is let in, each stands for a user of its own.
    private string UserOf(EmulatorRequest request) => perKey ? request.Key! : "";

    /// <summary>Takes a permit and tells how many are left, or how long there will be none.</summary>
    private (int Left, TimeSpan? Wait) Take(string user)
    {
        lock (_windows)
        {
            // By the wall clock, since that is the part of a TimeProvider that every test double has.
            var now = clock.GetUtcNow();
            if (!_windows.TryGetValue(user, out var window) || now - window.Start >= limit.Window)
            {
                window = (now, 0);
            }

            if (window.Used >= limit.PermitLimit)
            {
                return (0, limit.Window - (now - window.Start));
            }

            _windows[user] = window with { Used = window.Used + 1 };
            return (limit.PermitLimit - window.Used - 1, null);
        }
    }
}

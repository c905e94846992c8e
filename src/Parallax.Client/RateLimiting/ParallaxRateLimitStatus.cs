namespace Parallax;

/// <summary>
/// How full the rate limit is at one moment, as far as this process knows: calls of other processes with the same key are not in it.
/// </summary>
/// <remarks>A snapshot: ask <see cref="IParallaxClient.RateLimit"/> again for a later one.</remarks>
public sealed record ParallaxRateLimitStatus
{
    /// <summary>The status of a client that does not limit its calls: <see cref="ParallaxRateLimitOptions.Enabled"/> is false.</summary>
    public static ParallaxRateLimitStatus Disabled { get; } = new() { Available = int.MaxValue, NextPermitAt = DateTimeOffset.MinValue };

    /// <summary>
    /// Whether the client limits its calls. When false, <see cref="Limit"/> is 0 and <see cref="Available"/> is <see cref="int.MaxValue"/>.
    /// </summary>
    public bool IsEnabled { get; init; }

    /// <summary>Calls that may start in each <see cref="Window"/>.</summary>
    public int Limit { get; init; }

    /// <summary>Length of the window.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>
    /// Calls that can start now without waiting. Read through a view with <see cref="ParallaxPriority.Background"/>, it leaves out the
    /// permits that background calls leave to others.
    /// </summary>
    public int Available { get; init; }

    /// <summary>Calls that have a permit and no response yet.</summary>
    public int UnderWay { get; init; }

    /// <summary>Calls that wait for a permit.</summary>
    public int Queued { get; init; }

    /// <summary>
    /// When the next permit is free, in UTC; the time of the snapshot if one is free now, null if that depends on calls that are under way.
    /// </summary>
    public DateTimeOffset? NextPermitAt { get; init; }

    /// <summary>
    /// Until when no call leaves because the API answered 429, in UTC; null while calls may leave. Never more than an hour ahead.
    /// </summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>When each permit can be taken, counted from the snapshot and in order.</summary>
    internal IReadOnlyList<TimeSpan>? ComesBack { get; init; }

    /// <summary>For how long no call leaves.</summary>
    internal TimeSpan Blocked { get; init; }

    /// <summary>
    /// How long it takes until the last of <paramref name="calls"/> has started, if they are made now, behind those that are queued:
    /// the limit decides, the time of the responses comes on top. Zero if none of them has to wait.
    /// </summary>
    /// <param name="calls">The number of calls, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is below 0.</exception>
    public TimeSpan Estimate(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        if (calls == 0 || !IsEnabled)
        {
            return TimeSpan.Zero;
        }

        var permits = ComesBack
            ?? [.. Enumerable.Repeat(TimeSpan.Zero, Math.Max(0, Available)), .. Enumerable.Repeat(Window, Math.Max(1, Limit - Available))];
        var last = Queued + (long)calls - 1;
        var start = permits[(int)(last % permits.Count)] + (Window * (last / permits.Count));
        return start > Blocked ? start : Blocked;
    }
}

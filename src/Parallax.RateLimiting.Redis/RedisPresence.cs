using StackExchange.Redis;

namespace Parallax.RateLimiting.Redis;

/// <summary>
/// Whether Redis is there. One that does not answer is left alone for a while, so that it costs one call of each series its time.
/// </summary>
internal sealed class RedisPresence(IConnectionMultiplexer redis, TimeSpan timeout, TimeSpan pause)
{
    private const long Never = long.MinValue;

    private long _silentSince = Never;

    public bool IsAway => !redis.IsConnected || Volatile.Read(ref _silentSince) != Never;

    /// <summary>It has failed to answer.</summary>
    public void IsSilent(TimeProvider time) => Volatile.Write(ref _silentSince, time.GetTimestamp());

    /// <summary>Ends a call's wait for Redis if it is away, and looks from time to time whether it is back.</summary>
    public void ThrowIfAway(TimeProvider time)
    {
        if (!redis.IsConnected)
        {
            throw new InvalidOperationException("Redis is not connected.");
        }

        var since = Volatile.Read(ref _silentSince);
        if (since == Never)
        {
            return;
        }

        var now = time.GetTimestamp();
        if (time.GetElapsedTime(since, now) >= pause && Interlocked.CompareExchange(ref _silentSince, now, since) == since)
        {
            _ = AskAsync(now, time);
        }

        throw new InvalidOperationException("Redis failed a moment ago, and has not answered since.");
    }

    // No call waits for this.
    private async Task AskAsync(long since, TimeProvider time)
    {
        Task answer = redis.GetDatabase().PingAsync().WaitAsync(timeout, time);
        await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answer.IsCompletedSuccessfully)
        {
            Interlocked.CompareExchange(ref _silentSince, Never, since);
        }
    }
}

using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace Parallax.Recipes.SharedLimit;

/// <summary>
/// One limit for several processes: a log of permits in Redis, on the clock of Redis. A permit comes back one window after the
/// response to its call was there, so the limit holds however the window of the API is aligned.
/// </summary>
/// <param name="redis">The connection. It stays the caller's.</param>
/// <param name="log">The key in Redis: one for each user of the API, and not the API key itself.</param>
/// <param name="permitLimit">As in <see cref="ParallaxRateLimitOptions.PermitLimit"/>.</param>
/// <param name="window">As in <see cref="ParallaxRateLimitOptions.Window"/>.</param>
/// <param name="longestCall">
/// More than <see cref="ParallaxClientOptions.AttemptTimeout"/>: permits of a process that died come back after this and one window.
/// </param>
public sealed class RedisRateLimiter(
    IConnectionMultiplexer redis, string log, int permitLimit, TimeSpan window, TimeSpan longestCall) : RateLimiter
{
    // begin-snippet: take
    /// <summary>Gives 0 if a permit was free, and else the microseconds for which there will be none.</summary>
    private const string Take = """
        local clock = redis.call('TIME')
        local now = clock[1] * 1000000 + clock[2]
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        if redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[2]) then
          redis.call('ZADD', KEYS[1], now + ARGV[4], ARGV[1])
          redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[4] / 1000))
          return 0
        end
        local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
        return math.min(first[2] - now, ARGV[3])
        """;

    // end-snippet

    private const string Return = """
        local clock = redis.call('TIME')
        redis.call('ZADD', KEYS[1], clock[1] * 1000000 + clock[2] + ARGV[2], ARGV[1])
        redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[3] / 1000))
        """;

    // Within what Redis has to answer, and how long it is left alone if it did not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly RedisKey[] _keys = [log];
    private readonly long _window = (long)window.TotalMicroseconds;
    private readonly long _untilLost = (long)(longestCall + window).TotalMicroseconds;
    private long _silentUntil;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ThrowIfDown();

        // First come, first served; and of all that wait in this process, one asks, when there may be something to have.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                ThrowIfDown();
                var lease = await AskAsync(NewId(), cancellationToken);
                if (lease.IsAcquired)
                {
                    return lease;
                }

                await Task.Delay(lease.RetryAfter, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ThrowIfDown();
        var id = NewId();
        return new Lease(this, id, (long)redis.GetDatabase().ScriptEvaluate(Take, _keys, [id, permitLimit, _window, _untilLost]));
    }

    protected override void Dispose(bool disposing)
    {
        _turn.Dispose();
        base.Dispose(disposing);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    // What is thrown here the client logs, and goes on with its own gate: no call waits for a Redis that is not there.
    private void ThrowIfDown()
    {
        if (!redis.IsConnected || Environment.TickCount64 < Volatile.Read(ref _silentUntil))
        {
            throw new InvalidOperationException("Redis is not connected, or did not answer in time a moment ago.");
        }
    }

    private async Task<Lease> AskAsync(string id, CancellationToken cancellationToken)
    {
        var asked = redis.GetDatabase().ScriptEvaluateAsync(Take, _keys, [id, permitLimit, _window, _untilLost]);
        try
        {
            return new Lease(this, id, (long)await asked.WaitAsync(Patience, cancellationToken));
        }
        catch (Exception failure)
        {
            if (failure is not OperationCanceledException)
            {
                Volatile.Write(ref _silentUntil, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
            }

            // Redis may yet give a permit, and nobody is there to use it.
            _ = RemoveAsync(asked, id);
            throw;
        }
    }

    private async Task RemoveAsync(Task asked, string id)
    {
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((Task)redis.GetDatabase().SortedSetRemoveAsync(_keys[0], id)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReturnAsync(string id)
        => await ((Task)redis.GetDatabase().ScriptEvaluateAsync(Return, _keys, [id, _window, _untilLost])).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing);

    private sealed class Lease(RedisRateLimiter limiter, string id, long microseconds) : RateLimitLease
    {
        private int _returns;

        public override bool IsAcquired => microseconds == 0;

        public TimeSpan RetryAfter => TimeSpan.FromMilliseconds(Math.Ceiling(microseconds / 1000.0));

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = RetryAfter;
            return !IsAcquired && string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal);
        }

        protected override void Dispose(bool disposing)
        {
            if (IsAcquired && Interlocked.Increment(ref _returns) == 1)
            {
                _ = limiter.ReturnAsync(id);
            }

            base.Dispose(disposing);
        }
    }
}

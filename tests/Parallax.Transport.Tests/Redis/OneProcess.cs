using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace Parallax.Tests.Transport.Redis;

/// <summary>
/// The limiter as one of several processes has it. Its waits are on a clock that stands still, those of Redis on the real one.
/// </summary>
internal sealed class OneProcess(string name, IConnectionMultiplexer? redis = null) : IDisposable
{
    // No wait for a permit is so long: by the time that it is due, it can be told from a wait for Redis.
    private static readonly TimeSpan RedisTimeout = TimeSpan.FromMinutes(1);

    private readonly ParallaxRateLimiter _limiter = (ParallaxRateLimiter)new ParallaxRateLimitOptions()
        .UseRedis(redis ?? SharedGarnet.Connection, options => (options.Name, options.Timeout) = (name, RedisTimeout))
        .Limiter!;

    public FakeTime Time { get; } = new();

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    public int Limit { get; init; } = 5;

    public int Reserve { get; init; } = 2;

    private TimeSpan? NextTimer => Time.NextDue - Time.GetUtcNow();

    public Task<RateLimitLease> AcquireAsync(
        ParallaxPriority priority = ParallaxPriority.Normal, CancellationToken cancellationToken = default)
        => _limiter.AcquireAsync(Request(priority), cancellationToken).AsTask();

    /// <summary>Takes permits until the next one has to be waited for, and gives that wait up.</summary>
    public async Task<int> TakeAllAsync(ParallaxPriority priority = ParallaxPriority.Normal)
    {
        for (var taken = 0; ; taken++)
        {
            using var source = new CancellationTokenSource();
            var next = AcquireAsync(priority, source.Token);
            if (await WaitsAsync(next))
            {
                await source.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return taken;
            }

            await next;
        }
    }

    /// <summary>Whether Redis said that there is no permit now.</summary>
    public async Task<bool> WaitsAsync(Task acquisition)
    {
        while (true)
        {
            if (acquisition.IsCompleted)
            {
                return false;
            }

            if (NextTimer < RedisTimeout)
            {
                return true;
            }

            await YieldAsync();
        }
    }

    /// <summary>Lets the clock of the limiter run, until the real one of Redis has reached the end of the wait.</summary>
    public async Task<RateLimitLease> ToEndAsync(Task<RateLimitLease> acquisition)
    {
        while (await WaitsAsync(acquisition))
        {
            Time.Advance(NextTimer ?? TimeSpan.Zero);
        }

        return await acquisition;
    }

    /// <summary>Lets others run, until the test has taken too long.</summary>
    public static async Task YieldAsync()
    {
        TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
    }

    public void Block(TimeSpan duration) => _limiter.Block(Request(ParallaxPriority.Normal), duration);

    public void Dispose() => _limiter.Dispose();

    private ParallaxPermitRequest Request(ParallaxPriority priority) => new()
    {
        User = "unused",
        Priority = priority,
        PermitLimit = Limit,
        Window = Window,
        Reserve = Reserve,
        AttemptTimeout = TimeSpan.FromMinutes(1),
        TimeProvider = Time,
    };
}

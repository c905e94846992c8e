using Parallax.RateLimiting.Redis;
using StackExchange.Redis;

namespace Parallax;

/// <summary>Lets all processes and machines with the same key share one rate limit, by Redis.</summary>
public static class ParallaxRedisExtensions
{
    /// <summary>
    /// Shares the limit with all processes that do the same with the same key, host and Redis: no more calls than
    /// <see cref="ParallaxRateLimitOptions.PermitLimit"/> in a window over all of them, <see cref="ParallaxRateLimitOptions.Reserve"/> is
    /// left to normal calls over all of them, and a 429 that one meets closes the limit for all. While Redis is away, each keeps to a limit
    /// of its own.
    /// </summary>
    /// <param name="rateLimit">
    /// As in <c>options.RateLimit.UseRedis(redis)</c>. Its limit, window and reserve may be set before or after; they should be the same
    /// everywhere.
    /// </param>
    /// <param name="redis">
    /// The connection, which stays yours. Set its <c>AbortOnConnectFail</c> to false, so that a service starts without Redis.
    /// </param>
    /// <param name="configure">Sets names and times; none has to be.</param>
    /// <returns><paramref name="rateLimit"/>.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    public static ParallaxRateLimitOptions UseRedis(
        this ParallaxRateLimitOptions rateLimit, IConnectionMultiplexer redis, Action<ParallaxRedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(rateLimit);
        ArgumentNullException.ThrowIfNull(redis);
        var options = new ParallaxRedisOptions();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        rateLimit.Limiter = new RedisRateLimiter(redis, options);
        return rateLimit;
    }
}

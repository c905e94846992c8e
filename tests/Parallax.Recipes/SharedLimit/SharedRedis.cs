using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Parallax.Recipes.SharedLimit;

/// <summary>A service of which several instances run with one key.</summary>
public static class SharedRedis
{
    // begin-snippet: connection
    /// <summary>Connects, and is content if Redis is not there yet: it is looked for again in the background.</summary>
    public static async Task<ConnectionMultiplexer> ConnectAsync(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        (options.AbortOnConnectFail, options.ConnectTimeout, options.SyncTimeout) = (false, 1000, 1000);
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    // end-snippet

    // begin-snippet: registration
    public static void AddSharedParallax(this IServiceCollection services, IConnectionMultiplexer redis)
        => services.AddParallaxClient(options => options.RateLimit.Limiter = new RedisRateLimiter(
            redis,
            log: "parallax:permits",
            options.RateLimit.PermitLimit,
            options.RateLimit.Window,
            longestCall: 2 * options.AttemptTimeout));

    // end-snippet
}

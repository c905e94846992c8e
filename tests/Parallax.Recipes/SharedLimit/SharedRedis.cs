using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Parallax.Recipes.SharedLimit;

/// <summary>A service of which several instances run with one key.</summary>
public static class SharedRedis
{
    // begin-snippet: registration
    public static void AddSharedParallax(this IServiceCollection services, IConfiguration configuration)
    {
        // abortConnect=false: the service starts without Redis too, which is then looked for in the background.
        var redis = configuration.GetConnectionString("Redis") ?? "localhost:6379,abortConnect=false";
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis));

        services.AddParallaxClient(configuration.GetSection("Parallax"));
        services.AddParallaxClient((options, provider)
            => options.RateLimit.UseRedis(provider.GetRequiredService<IConnectionMultiplexer>()));
    }

    // end-snippet

    // begin-snippet: names
    /// <summary>The limit of one account, whichever key is in use: old and new key count as one while keys rotate.</summary>
    public static void UseLimitOf(this ParallaxRateLimitOptions limit, string account, IConnectionMultiplexer redis)
        => limit.UseRedis(redis, options => (options.KeyPrefix, options.Name) = ("integrations", account));

    // end-snippet
}

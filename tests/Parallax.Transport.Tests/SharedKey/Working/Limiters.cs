using System.Threading.RateLimiting;
using RedisRateLimiting;
using StackExchange.Redis;

namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>The limiters that the processes of a run can share.</summary>
internal static class Limiters
{
    public const string Ours = "Parallax.RateLimiting.Redis";
    public const string Other = "RedisRateLimiting";

    /// <param name="kind">Which one.</param>
    /// <param name="redis">The connection.</param>
    /// <param name="log">Under which name the processes of the run share it.</param>
    public static RateLimiter Create(string kind, IConnectionMultiplexer redis, string log) => kind switch
    {
        Ours => new ParallaxRateLimitOptions().UseRedis(redis, options => options.Name = log).Limiter!,
        Other => new RedisSlidingWindowRateLimiter<string>(
            log,
            new RedisSlidingWindowRateLimiterOptions
            {
                ConnectionMultiplexerFactory = () => redis,
                PermitLimit = Load.Limit,
                Window = Load.Window,
            }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such limiter."),
    };
}

using System.Diagnostics;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Parallax.Models;
using Parallax.Tests.Transport.Redis;

namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>One of several processes that share the limit of a key: creates so many clients, from several tasks at once.</summary>
internal static class Worker
{
    private const int Tasks = 16;
    private const int WarmUpCalls = 40;

    public static async Task RunAsync(ParentInput input, Uri address, string redis, string log, string kind, string name, int calls)
    {
        var options = new ParallaxClientOptions { ApiKey = await input.ReadLineAsync(), BaseAddress = address };
        options.AttemptTimeout = Load.AttemptTimeout;
        using var connection = await RedisConnections.OpenAsync(redis);
        await WarmUpAsync(options, Limiters.Create(kind, connection, $"{log}:{name}"), name);

        using var limiter = Limiters.Create(kind, connection, log);
        using var watched = limiter is ParallaxRateLimiter ours ? new WatchedLimiter(ours) : null;
        options.RateLimit = new ParallaxRateLimitOptions { PermitLimit = Load.Limit, Window = Load.Window, Limiter = watched ?? limiter };
        using var warnings = new WarningCounter();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(warnings));
        using var network = new SlowNetwork();
        using var client = new ParallaxClient(options, network, timeProvider: null, loggers);
        await Console.Out.WriteLineAsync("ready");
        await input.ReadLineAsync();

        var start = Stopwatch.GetTimestamp();
        var end = input.End;
        var (next, succeeded, failure) = (-1, 0, (Exception?)null);
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(WorkAsync, end)));
        var report = new WorkReport(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            succeeded,
            failure?.Message,
            watched?.Leases ?? 0,
            watched?.Failures ?? 0,
            watched?.LeasesAfterFailures ?? 0,
            (int)(watched?.LongestFailure.TotalMilliseconds ?? 0),
            warnings.Count);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report));

        async Task WorkAsync()
        {
            for (var number = Interlocked.Increment(ref next); number < calls; number = Interlocked.Increment(ref next))
            {
                try
                {
                    await client.Clients.CreateAsync(new CreateClient { Name = Load.NameOf(name, number) }, end);
                    Interlocked.Increment(ref succeeded);
                }
                catch (ParallaxException problem)
                {
                    Interlocked.CompareExchange(ref failure, problem, comparand: null);
                }
            }
        }
    }

    // What the runtime compiles is compiled before the time runs. With a clock of its own, and so a gate: the work is to find one as good
    // as new.
    private static async Task WarmUpAsync(ParallaxClientOptions options, RateLimiter limiter, string name)
    {
        options.RateLimit = new ParallaxRateLimitOptions { PermitLimit = Load.Limit, Window = Load.Window, Limiter = limiter };
        using var network = new SlowNetwork();
        using var client = new ParallaxClient(options, network, new OwnClock());
        await Task.WhenAll(Enumerable.Range(0, WarmUpCalls)
            .Select(number => client.Clients.CreateAsync(new CreateClient { Name = Load.NameOf($"warm-up-{name}", number) })));
        await limiter.DisposeAsync();
    }

    private sealed class OwnClock : TimeProvider;
}

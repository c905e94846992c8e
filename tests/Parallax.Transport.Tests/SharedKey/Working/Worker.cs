using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Parallax.Models;

namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>One of several processes that share the limit of a key: creates so many clients, from several tasks at once.</summary>
internal static class Worker
{
    private const int Tasks = 16;
    private const int WarmUpCalls = 40;

    public static async Task RunAsync(ParentInput input, Uri address, string redis, string log, string name, int calls)
    {
        var options = new ParallaxClientOptions { ApiKey = await input.ReadLineAsync(), BaseAddress = address };
        using var connection = await SharedRedis.ConnectAsync(redis);
        await WarmUpAsync(options, new RedisRateLimiter(connection, $"{log}:{name}", Load.Limit, Load.Window, Load.LongestCall), name);

        using var limiter = new WatchedLimiter(new RedisRateLimiter(connection, log, Load.Limit, Load.Window, Load.LongestCall));
        options.RateLimit = new ParallaxRateLimitOptions { PermitLimit = Load.Limit, Window = Load.Window, Limiter = limiter };
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
            limiter.Leases,
            limiter.Failures,
            limiter.LeasesAfterFailures,
            (int)limiter.LongestFailure.TotalMilliseconds,
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

    // What the runtime compiles is compiled before the clock runs. Without the gate, which the work is to find as good as new.
    private static async Task WarmUpAsync(ParallaxClientOptions options, RedisRateLimiter limiter, string name)
    {
        options.RateLimit = new ParallaxRateLimitOptions { Enabled = false, Limiter = limiter };
        using var network = new SlowNetwork();
        using var client = new ParallaxClient(options, network);
        await Task.WhenAll(Enumerable.Range(0, WarmUpCalls)
            .Select(number => client.Clients.CreateAsync(new CreateClient { Name = Load.NameOf($"warm-up-{name}", number) })));
        limiter.Dispose();
    }
}

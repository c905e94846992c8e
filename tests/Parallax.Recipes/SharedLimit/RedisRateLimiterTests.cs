using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Recipes.SharedLimit;

/// <summary>What comes of the recipe without a Redis. With one it is proved between processes, by build/checks/shared-limit.sh.</summary>
[CancelAfter(60_000)]
internal sealed class RedisRateLimiterTests
{
    [Test]
    public async Task Without_Redis_calls_go_on_and_a_warning_says_so([Values] bool isSilent, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString()!;
        if (!isSilent)
        {
            listener.Stop();
        }

        using var redis = await SharedRedis.ConnectAsync(address);
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        using var log = new FakeLoggerProvider();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log));
        services.AddParallaxClient(options => (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress));
        services.AddSharedParallax(redis);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IParallaxClient>().Clients.CreateAsync(
            new CreateClient { Name = "Northwind Logistics" }, cancellationToken);

        Assert.That(emulator.Requests, Has.Count.EqualTo(1));
        Assert.That(log.Lines(), Has.One.Contains("RateLimit.Limiter failed").And.Contains("Redis is not connected"));
    }
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StackExchange.Redis;

namespace Parallax.Recipes.SharedLimit;

/// <summary>
/// What comes of the recipe without a Redis. With Garnet it is tested in tests/Parallax.Transport.Tests, and between processes by
/// build/checks/shared-limit.sh.
/// </summary>
[CancelAfter(60_000)]
internal sealed class SharedRedisTests
{
    [Test]
    public async Task Service_without_Redis_calls_and_one_warning_says_so([Values] bool isSilent, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString()!;
        if (!isSilent)
        {
            listener.Stop();
        }

        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        using var log = new FakeLoggerProvider();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Redis"] = $"{address},abortConnect=false,connectTimeout=500",
            ["Parallax:ApiKey"] = emulator.ApiKey,
            ["Parallax:BaseAddress"] = emulator.BaseAddress.ToString(),
        }).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log));
        services.AddSharedParallax(configuration);
        await using var provider = services.BuildServiceProvider();
        var parallax = provider.GetRequiredService<IParallaxClient>();

        await parallax.Clients.CreateAsync(new CreateClient { Name = "Northwind Logistics" }, cancellationToken);
        await parallax.Clients.CreateAsync(new CreateClient { Name = "Contoso" }, cancellationToken);

        Assert.That(emulator.Requests, Has.Count.EqualTo(2));
        Assert.That(log.Lines(), Has.One.Contains("RateLimit.Limiter failed").And.Contains("Redis is not connected"));
    }

    [Test]
    public async Task Limit_of_an_account_is_set()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:1,abortConnect=false,connectTimeout=100");
        var limit = new ParallaxRateLimitOptions();
        limit.UseLimitOf("contoso", redis);
        Assert.That(limit.Limiter, Is.InstanceOf<ParallaxRateLimiter>());
    }
}

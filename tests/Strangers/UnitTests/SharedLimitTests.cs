using Parallax;
using Parallax.Models;
using Parallax.Testing;
using StackExchange.Redis;

namespace Stranger;

/// <summary>With a limit that is shared by Redis, on a machine that has none.</summary>
public sealed class SharedLimitTests
{
    [Test]
    public async Task Calls_go_on_without_Redis()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:1,abortConnect=false,connectTimeout=100");
        await using var emulator = await ParallaxEmulator.StartAsync();
        var options = new ParallaxClientOptions { ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress };
        options.RateLimit.UseRedis(redis);
        using var parallax = new ParallaxClient(options);

        await parallax.Clients.CreateAsync(new CreateClient { Name = "Contoso" });
        Assert.That(emulator.Requests, Has.Count.EqualTo(1));
    }
}

using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Transport.Connections;

/// <summary>A client lives as long as its process; the addresses of the server do not.</summary>
[CancelAfter(60_000)]
internal sealed class ConnectionLifetimeTests
{
    [TestCase(null, 1)]
    [TestCase(0, 3)]
    public async Task A_connection_whose_lifetime_is_over_is_made_anew(int? lifetime, int connections, CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        var connects = 0;
        var builder = new ServiceCollection().AddParallaxClient(
            options => (options.ApiKey, options.BaseAddress) = (emulator.ApiKey, emulator.BaseAddress));
        builder.UseSocketsHttpHandler((handler, _) =>
        {
            handler.PooledConnectionLifetime = lifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : handler.PooledConnectionLifetime;
            handler.ConnectCallback = async (context, token) =>
            {
                Interlocked.Increment(ref connects);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(socket, ownsSocket: true);
            };
        });
        await using var services = builder.Services.BuildServiceProvider();
        for (var call = 0; call < 3; call++)
        {
            await services.GetRequiredService<IParallaxClient>().Tags.ListAsync(cancellationToken: cancellationToken)
                .GetTotalAsync(cancellationToken);
        }

        Assert.That((connects, emulator.Requests.Count), Is.EqualTo((connections, 3)));
    }
}

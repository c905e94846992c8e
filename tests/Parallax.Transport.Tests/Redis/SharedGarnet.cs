using Garnet;
using StackExchange.Redis;

namespace Parallax.Tests.Transport.Redis;

/// <summary>One Garnet for all tests of this folder. Each has keys of its own.</summary>
[SetUpFixture]
internal sealed class SharedGarnet
{
    private static GarnetServer? server;
    private static ConnectionMultiplexer? connection;

    public static int Port { get; private set; }

    public static IConnectionMultiplexer Connection => connection!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        Port = LoopbackPorts.Free();
        server = GarnetServers.Start(Port);
        connection = await RedisConnections.OpenAsync($"127.0.0.1:{Port}");
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await connection!.DisposeAsync();
        server!.Dispose();
    }
}

using StackExchange.Redis;

namespace Parallax.Tests.Transport.Redis;

internal static class RedisConnections
{
    /// <summary>Connects as a service would: without Redis it starts all the same.</summary>
    public static async Task<ConnectionMultiplexer> OpenAsync(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        (options.AbortOnConnectFail, options.ConnectTimeout, options.SyncTimeout) = (false, 1000, 1000);
        options.ReconnectRetryPolicy = new LinearRetry(100);
        return await ConnectionMultiplexer.ConnectAsync(options);
    }
}

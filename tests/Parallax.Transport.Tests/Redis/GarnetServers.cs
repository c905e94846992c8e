using System.Net;
using Garnet;
using Garnet.server;

namespace Parallax.Tests.Transport.Redis;

/// <summary>Garnet, which speaks as Redis does, in this process.</summary>
internal static class GarnetServers
{
    /// <summary>
    /// Starts one on a port of 127.0.0.1. A script is one step: without transactions, those of two connections would mix.
    /// </summary>
    public static GarnetServer Start(int port)
    {
        var server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            EnableLua = true,
            LuaOptions = new LuaOptions(LuaMemoryManagementMode.Native, "", Timeout.InfiniteTimeSpan, LuaLoggingMode.Silent, []),
            LuaTransactionMode = true,
            QuietMode = true,
        });
        server.Start();
        return server;
    }

    /// <summary>The role of a process that is Garnet and nothing else, so that it can be killed and made to hang.</summary>
    public static async Task RunAsync(int port, CancellationToken end)
    {
        using var server = Start(port);
        await Task.Delay(Timeout.InfiniteTimeSpan, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

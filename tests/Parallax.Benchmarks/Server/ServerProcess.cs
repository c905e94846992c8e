
namespace Parallax.Benchmarks.Server;

/// <summary>The server, in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, ServerAddress address) => (_process, Address) = (process, address);

    public ServerAddress Address { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var process = ChildProcess.Start(ChildRoles.Serve, []);
        try
        {
            return new ServerProcess(process, new ServerAddress(new Uri(await process.ReadLineAsync())));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}

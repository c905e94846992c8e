using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parallax.Tests.Transport.Redis;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>A real Redis, or Garnet in a process of its own, on a free port of 127.0.0.1. It keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    private readonly string? _executable;
    private readonly int _port = LoopbackPorts.Free();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shared-limit-");
    private Process? _process;

    private RedisServer(string? executable) => _executable = executable;

    public string Kind => _executable is null ? "Garnet" : "Redis";

    public string Address => $"127.0.0.1:{_port}";

    /// <param name="server"><c>garnet</c>, or the path of the executable of Redis.</param>
    public static async Task<RedisServer> StartAsync(string server)
    {
        var started = new RedisServer(server is "garnet" ? null : server);
        try
        {
            await started.StartAsync();
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        _process?.Dispose();
        _process = _executable is null ? Program.Start("garnet", $"{_port}") : StartRedis();
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        using var timeout = new CancellationTokenSource(LongestStart);
        while (!await AnswersAsync(timeout.Token))
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Alive and connected, and not a word from it.</summary>
    public Task SuspendAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private Process StartRedis()
    {
        string[] arguments = ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"];
        return Process.Start(new ProcessStartInfo(_executable!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        })!;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
            return await client.GetStream().ReadAsync(new byte[16], cancellationToken) > 0;
        }
        catch (SocketException) when (!_process!.HasExited)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }
}

using System.Diagnostics;
using System.Text.Json;
using Parallax.Tests.Transport.SharedKey.Working;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>This program once more, in the role of one that works.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts it; it is ready to work when this ends.</summary>
    public static async Task<WorkerProcess> StartAsync(
        ParallaxEmulator emulator, string redis, string log, string limiter, string name, int calls)
    {
        var worker = new WorkerProcess(Program.Start("work", emulator.BaseAddress.ToString(), redis, log, limiter, name, $"{calls}"));
        await worker.SayAsync(emulator.ApiKey);
        await worker.ReadLineAsync();
        return worker;
    }

    public Task GoAsync() => SayAsync("go");

    public async Task<WorkReport> ReportAsync() => JsonSerializer.Deserialize<WorkReport>(await ReadLineAsync())!;

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private async Task<string> ReadLineAsync()
    {
        using var timeout = new CancellationTokenSource(LongestAnswer);
        return await _process.StandardOutput.ReadLineAsync(timeout.Token)
            ?? throw new InvalidOperationException("A process ended without an answer.");
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>A process that uses the same key, evenly and without regard for anybody, until the end of its input.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>Starts it; its first call has been answered when this ends.</summary>
    public static async Task<OtherProcess> StartAsync(
        ParallaxEmulator emulator, int callsPerWindow, TimeSpan window, CancellationToken cancellationToken)
    {
        var other = new OtherProcess(Program.Start(
            "eat", emulator.BaseAddress.ToString(), Text(callsPerWindow), Text(window.TotalMilliseconds)));
        try
        {
            await other._process.StandardInput.WriteLineAsync(emulator.ApiKey.AsMemory(), cancellationToken);
            await other._process.StandardInput.FlushAsync(cancellationToken);
            Assert.That(await other._process.StandardOutput.ReadLineAsync(cancellationToken), Is.EqualTo("ready"));
            return other;
        }
        catch
        {
            other.Dispose();
            throw;
        }
    }

    /// <summary>Ends it.</summary>
    /// <returns>What it has to say.</returns>
    public async Task<string?> EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        var report = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return report;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

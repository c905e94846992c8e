using System.Diagnostics;

namespace Parallax.Benchmarks.Server;

/// <summary>This program once more, in another role: what it costs there does not count here.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>The first argument of a child.</summary>
    public const string Mark = "--child";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <param name="role">One of <see cref="ChildRoles"/>.</param>
    /// <param name="arguments">What the role needs.</param>
    /// <param name="compilesOnce">Whether methods are compiled for good at once, not anew when they turn out to be hot.</param>
    public static ChildProcess Start(string role, string[] arguments, bool compilesOnce = false)
    {
        var executable = Environment.ProcessPath!;
        var start = new ProcessStartInfo(executable)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        };
        if (Path.GetFileNameWithoutExtension(executable).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        if (compilesOnce)
        {
            start.Environment["DOTNET_TieredCompilation"] = "0";
        }

        foreach (var argument in (string[])[Mark, role, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Runs a child to its end; what it printed is the result.</summary>
    public static async Task<string> AskAsync(string role, string[] arguments, bool compilesOnce = false)
    {
        await using var child = Start(role, arguments, compilesOnce);
        return await child.ReadLineAsync();
    }

    public async Task<string> ReadLineAsync()
    {
        using var timeout = new CancellationTokenSource(LongestAnswer);
        return await _process.StandardOutput.ReadLineAsync(timeout.Token)
            ?? throw new InvalidOperationException("A child process ended without an answer.");
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input is what a child ends with; one that hangs is ended.
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

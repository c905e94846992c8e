using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Parallax.Tests.Conformance;

/// <summary>
/// Prism as a proxy that checks what goes through it. It takes any free port and says which. With <c>--errors</c> it answers what
/// violates the description itself, and passes a wrong request on to nobody.
/// </summary>
internal sealed partial class Prism : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Prism(string program, IEnumerable<string> arguments)
    {
        // Left to itself, Prism forks in production.
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(
                program, [.. arguments, "--errors", "--host", "127.0.0.1", "--port", "0", "--multiprocess", "false"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("Prism ended before it listened."));
    }

    public Uri Address { get; private set; } = null!;

    /// <param name="program">The path of Prism.</param>
    /// <param name="description">The path of the description.</param>
    /// <param name="upstream">The server behind the proxy.</param>
    /// <param name="validatesRequests">Whether requests are checked too, or answers alone.</param>
    public static async Task<Prism> StartAsync(string program, string description, Uri upstream, bool validatesRequests = true)
    {
        var prism = new Prism(
            program, ["proxy", description, upstream.ToString(), "--validate-request", validatesRequests ? "true" : "false"]);
        try
        {
            prism._process.Start();
            prism._process.BeginOutputReadLine();
            prism._process.BeginErrorReadLine();
            prism.Address = await prism._address.Task.WaitAsync(LongestStart);
            return prism;
        }
        catch
        {
            await prism.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"(?<=listening on )http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    private void Read(string? line)
    {
        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Value));
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Parallax.Benchmarks.Rows;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

/// <summary>Many tasks with more calls than the limit allows.</summary>
internal sealed record GateLoad(int Calls, int Limit, int WindowMilliseconds)
{
    public const int Tasks = 32;

    /// <summary>Seconds that no client can do without: all but the last window's worth of calls have to wait for the next one.</summary>
    public double Floor => ((Calls / Limit) - 1) * WindowMilliseconds / 1000.0;

    public async Task<(int Refused, double Seconds)> RunAsync(ServerAddress server, TimeSpan delay)
    {
        // A key of its own, since clients with the same key and host share a gate.
        var session = Guid.NewGuid().ToString("N");
        var address = server.OfWindows(session, Limit, WindowMilliseconds);
        using var client = new ParallaxClient(new ParallaxClientOptions
        {
            ApiKey = "pat_" + session,
            BaseAddress = address,
            RateLimit = { PermitLimit = Limit, Window = TimeSpan.FromMilliseconds(WindowMilliseconds) },
        });
        await Task.Delay(delay);

        var left = Calls;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(WorkAsync)));
        var seconds = clock.Elapsed.TotalSeconds;

        using var http = new HttpClient();
        return (int.Parse(await http.GetStringAsync(new Uri(address, "report")), CultureInfo.InvariantCulture), seconds);

        async Task WorkAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await client.Projects.GetAsync(ProjectRows.Id(0));
            }
        }
    }
}

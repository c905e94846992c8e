using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parallax.Models;
using Parallax.Testing;

namespace Parallax.Benchmarks.Parts;

/// <summary>
/// An export that reads as fast as it may, and, if wanted, one call every 150 ms that a person waits for: fewer in a window than the
/// reserve.
/// </summary>
/// <param name="Limit">Calls per window; the reserve is the client's default.</param>
/// <param name="WindowMilliseconds">Length of the window.</param>
/// <param name="Windows">For how many windows the export has calls.</param>
internal sealed record SharedLoad(int Limit, int WindowMilliseconds, int Windows)
{
    private const int Parallel = 8;

    private static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(150);

    private int Reserve => Limit / 5;

    public double PartWithoutReserve => (double)(Limit - Reserve) / Limit;

    public string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"An export with {Parallel} in parallel, a click every {BetweenClicks.TotalMilliseconds:0} ms, through {Limit} "
            + $"per {WindowMilliseconds} ms");

    public async Task<Outcome> RunAsync(bool hasClicks)
    {
        var window = TimeSpan.FromMilliseconds(WindowMilliseconds);
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions { RateLimit = { Enabled = true, PermitLimit = Limit, Window = window } });
        var id = emulator.Seed("/v1/clients", """[{ "name": "Northwind Logistics" }]""")[0];
        using var parallax = new ParallaxClient(new ParallaxClientOptions
        {
            ApiKey = emulator.ApiKey,
            BaseAddress = emulator.BaseAddress,
            RateLimit = { PermitLimit = Limit, Window = window },
        });
        var background = parallax.With(new ParallaxCallOptions { Priority = ParallaxPriority.Background });
        using var end = new CancellationTokenSource();
        var (export, clicks) = (new Waits(), new Waits());
        var left = (Limit - Reserve) * Windows;
        var people = hasClicks ? Task.Run(ClickAsync) : Task.CompletedTask;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => Task.Run(ExportAsync)));
        var seconds = clock.Elapsed.TotalSeconds;
        await end.CancelAsync();
        await people;

        // What the first window's permits allow needs no time at all: the pace is that of the calls after them.
        var pace = (export.Calls - (Limit - Reserve)) / seconds;
        var refused = emulator.Requests.Count(static request => request.Status == (int)HttpStatusCode.TooManyRequests);
        return new Outcome(export, clicks, pace / (Limit / window.TotalSeconds), refused);

        async Task ExportAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await export.OfAsync(() => background.Clients.GetAsync(id));
            }
        }

        async Task ClickAsync()
        {
            using var timer = new PeriodicTimer(BetweenClicks);
            List<Task> made = [];
            while (!end.IsCancellationRequested)
            {
                made.Add(clicks.OfAsync(() => parallax.Clients.GetAsync(id)));
                await timer.WaitForNextTickAsync();
            }

            await Task.WhenAll(made);
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="Export">The waits of the export's calls.</param>
    /// <param name="Clicks">The waits of the clicks.</param>
    /// <param name="ExportPart">The export's calls per second, as part of the limit.</param>
    /// <param name="Refused">How many calls the server refused with 429.</param>
    internal sealed record Outcome(Waits Export, Waits Clicks, double ExportPart, int Refused);
}

using System.Globalization;
using Parallax.Benchmarks.Harness;

namespace Parallax.Benchmarks.Parts;

/// <summary>The rate gate against a server that counts in fixed windows, and by itself.</summary>
internal sealed class GatePart : IPart
{
    public string Name => "gate";

    public async Task RunAsync(PartContext context)
    {
        var load = context.IsShort
            ? new GateLoad(Calls: 120, Limit: 30, WindowMilliseconds: 500)
            : new GateLoad(Calls: 1000, Limit: 100, WindowMilliseconds: 2000);
        var table = new Table(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{load.Calls} calls from {GateLoad.Tasks} tasks through {load.Limit} per {load.WindowMilliseconds} ms, 0 to 60 ms "
                    + $"latency"),
            "load starts", "429s", "seconds", "floor", "above the floor, %");
        await (load with { Calls = load.Limit }).RunAsync(context.Server, TimeSpan.Zero);
        foreach (var delay in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMilliseconds(0.9 * load.WindowMilliseconds)])
        {
            var start = delay == TimeSpan.Zero ? "at once" : $"{Figure.Fixed(delay.TotalSeconds, 1)} s after construction";
            List<double> above = [];
            var allRefused = 0;
            for (var round = 0; round < (context.IsShort ? 1 : 3); round++)
            {
                var (refused, seconds) = await load.RunAsync(context.Server, delay);
                allRefused += refused;
                above.Add(((seconds / load.Floor) - 1) * 100);
                table.Add(start, refused, Figure.Fixed(seconds, 2), Figure.Fixed(load.Floor, 1), Figure.Fixed(above[^1], 2));
            }

            context.Scorecard.AtMost($"gate, load {start}: 429s", allRefused, 0);
            context.Scorecard.AtMost($"gate, load {start}: % above the floor", Sample.Median(above), 3.5);
        }

        table.Print();
        await MeasureBareGateAsync(context);
    }

    private static async Task MeasureBareGateAsync(PartContext context)
    {
        const int Turns = 100_000;
        var gate = new FreeGate();
        var sample = (await Interleaved.MeasureAsync(
            [gate], gate => gate.RunAsync(Turns), warmUps: 5, rounds: context.IsShort ? 5 : 21))[0];

        // What the measuring itself costs, an async method or two, is less than a byte in a hundred turns.
        var bytes = Math.Round(sample.Bytes / Turns, 1);
        var nanoseconds = sample.Seconds / Turns * 1e9;
        var table = new Table("The gate by itself, nobody waiting", "acquire and release", "ns", "bytes");
        table.Add("one permit", Figure.Fixed(nanoseconds), Figure.Fixed(bytes));
        table.Print();
        context.Scorecard.AtMost("acquire and release: ns", nanoseconds, 250);
        context.Scorecard.AtMost("acquire and release: bytes", bytes, 0, isExact: true);
    }
}

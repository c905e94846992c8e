using Parallax.Benchmarks.Harness;

namespace Parallax.Benchmarks.Parts;

/// <summary>One limit for an export in the background and for calls that a person waits for, against the emulator.</summary>
internal sealed class SharingPart : IPart
{
    public string Name => "sharing";

    public async Task RunAsync(PartContext context)
    {
        var load = context.IsShort
            ? new SharedLoad(Limit: 100, WindowMilliseconds: 2000, Windows: 3)
            : new SharedLoad(Limit: 100, WindowMilliseconds: 2000, Windows: 16);
        await (load with { Windows = 1 }).RunAsync(hasClicks: true);
        var alone = await load.RunAsync(hasClicks: false);
        var shared = await load.RunAsync(hasClicks: true);

        var table = new Table(load.Title, "calls", "made", "pace, part of the limit", "median wait, ms", "p99, ms", "longest, ms");
        Add("export alone", alone.Export, Figure.Fixed(alone.ExportPart, 3));
        Add("export beside clicks", shared.Export, Figure.Fixed(shared.ExportPart, 3));
        Add("clicks beside the export", shared.Clicks, "");
        table.Print();

        context.Scorecard.AtMost("clicks beside an export: median wait for a permit, ms", shared.Clicks.WaitAt(0.5), 5);
        context.Scorecard.AtMost("clicks beside an export: p99 of the wait, ms", shared.Clicks.WaitAt(0.99), 60);
        context.Scorecard.AtLeast("export beside clicks: pace, part of the limit", shared.ExportPart, 0.78);
        context.Scorecard.AtLeast(
            "export alone: pace, part of the limit without its reserve", alone.ExportPart / load.PartWithoutReserve, 0.97);
        context.Scorecard.AtMost("export with and without clicks: 429s", alone.Refused + shared.Refused, 0, isExact: true);

        void Add(string what, Waits waits, string pace)
            => table.Add(
                what,
                waits.Calls,
                pace,
                Figure.Fixed(waits.WaitAt(0.5), 1),
                Figure.Fixed(waits.WaitAt(0.99), 1),
                Figure.Fixed(waits.WaitAt(1), 1));
    }
}

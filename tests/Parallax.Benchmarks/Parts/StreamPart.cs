using System.Diagnostics;
using System.Globalization;
using Parallax.Benchmarks.Contenders;
using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Rows;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

/// <summary>A list of any length is read in the same memory: each length in a process of its own.</summary>
internal sealed class StreamPart : IPart
{
    public string Name => "stream";

    public static async Task RunChildAsync(int rows, Uri address)
    {
        using var client = new OurClient(address);
        if (await client.ReadAllAsync() != rows)
        {
            throw new InvalidOperationException("Rows were lost.");
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{process.PeakWorkingSet64}"));
    }

    public async Task RunAsync(PartContext context)
    {
        var (few, many, rounds) = context.IsShort ? (5_000, 50_000, 1) : (50_000, 1_000_000, 5);
        var table = new Table(
            $"Streamed, row by row: peak working set in MiB, median of {rounds}",
            "process",
            $"{Figure.Fixed(few)} rows",
            $"{Figure.Fixed(many)} rows",
            "ratio");
        var ratio = await MeasureAsync(table, context, few, many, rounds, compilesOnce: false);

        // A long run has time to compile its hot methods anew, which takes memory of its own. Without that, what is left is the data.
        await MeasureAsync(table, context, few, many, rounds, compilesOnce: true);
        table.Print();
        context.Scorecard.AtMost("peak working set, times that of the short list", ratio, 1.15);
    }

    private static async Task<double> MeasureAsync(Table table, PartContext context, int few, int many, int rounds, bool compilesOnce)
    {
        List<double> ofFew = [];
        List<double> ofMany = [];
        for (var round = 0; round < rounds; round++)
        {
            ofFew.Add(await PeakAsync(context, few, compilesOnce));
            ofMany.Add(await PeakAsync(context, many, compilesOnce));
        }

        var (little, much) = (Sample.Median(ofFew), Sample.Median(ofMany));
        table.Add(
            compilesOnce ? "without tiered compilation" : "as it is",
            Figure.Fixed(little, 1),
            Figure.Fixed(much, 1),
            Figure.Fixed(much / little, 2));
        return much / little;
    }

    private static async Task<double> PeakAsync(PartContext context, int rows, bool compilesOnce)
    {
        var address = context.Server.Of(rows / ProjectRows.PerPage);
        var peak = await ChildProcess.AskAsync(
            ChildRoles.Stream, [rows.ToString(CultureInfo.InvariantCulture), address.AbsoluteUri], compilesOnce);
        return double.Parse(peak, CultureInfo.InvariantCulture) / (1024 * 1024);
    }
}

using Parallax.Benchmarks.Contenders;
using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Parts;

/// <summary>A whole list over loopback, at several latencies: what reading ahead is worth.</summary>
internal sealed class PagingPart : IPart
{
    public string Name => "paging";

    public async Task RunAsync(PartContext context)
    {
        // Rounds are few where a round is long; there, chance weighs little.
        (int Pages, (int Latency, int Rounds)[] Runs) plan = context.IsShort
            ? (10, [(0, 2), (20, 1), (100, 1)])
            : (100, [(0, 9), (50, 5), (300, 3)]);
        foreach (var (latency, rounds) in plan.Runs)
        {
            await MeasureAsync(context, plan.Pages, latency, rounds);
        }
    }

    private static async Task MeasureAsync(PartContext context, int pages, int latency, int rounds)
    {
        var address = context.Server.Of(pages, latency);
        IListContender plain = new PlainNSwag(address);
        IReadOnlyList<IListContender> contenders =
        [
            Ours(address, OurClient.DefaultReadAhead), Ours(address, 0), Ours(address, 1), Ours(address, 8),
            plain, new HandNewtonsoft(address), new HandSystemText(address),
        ];

        // One pass at no latency is as good a warm-up as one that waits.
        var samples = await Interleaved.MeasureAsync(contenders, reader => ReadAsync(reader, pages), warmUps: latency == 0 ? 2 : 0, rounds);
        var ofPlain = samples[contenders.Count - 3].Seconds;
        var table = new Table(
            $"{pages} pages x {ProjectRows.PerPage} rows, {latency} ms per page: median of {rounds}",
            "reader",
            "ms",
            "rows/s",
            "against plain NSwag");
        foreach (var (contender, sample) in contenders.Zip(samples))
        {
            table.Add(
                contender.Name,
                Figure.Fixed(sample.Seconds * 1000),
                Figure.Fixed(pages * ProjectRows.PerPage / sample.Seconds),
                Figure.Times(ofPlain / sample.Seconds));
            contender.Dispose();
        }

        table.Print();
        Judge(context.Scorecard, latency, [.. samples.Select(sample => ofPlain / sample.Seconds)]);
    }

    private static void Judge(Scorecard scorecard, int latency, double[] speedUp)
    {
        if (latency == 300)
        {
            scorecard.AtLeast("300 ms: ReadAhead 1, times plain NSwag", speedUp[2], 1.9);
            scorecard.AtLeast("300 ms: the default, times plain NSwag", speedUp[0], 4.5);
            scorecard.AtLeast("300 ms: ReadAhead 8, times plain NSwag", speedUp[3], 7.5);
        }
        else if (latency == 50)
        {
            scorecard.AtLeast("50 ms: the default, times plain NSwag", speedUp[0], 2.5);
        }
        else if (latency == 0)
        {
            scorecard.AtLeast("0 ms: the default, times plain NSwag", speedUp[0], 1);
        }
    }

    private static OurClient Ours(Uri address, int readAhead) => new(address, readAhead: readAhead, isNamedByReadAhead: true);

    private static async Task ReadAsync(IListContender reader, int pages)
    {
        var rows = await reader.ReadAllAsync();
        if (rows != pages * ProjectRows.PerPage)
        {
            throw new InvalidOperationException($"{reader.Name} read {rows} rows.");
        }
    }
}

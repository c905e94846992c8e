using Parallax.Benchmarks.Contenders;
using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Rows;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

/// <summary>One page out of memory: what a row costs once it is here.</summary>
internal sealed class ReadingPart : IPart
{
    private const int PagesPerRun = 20;

    private static readonly Uri Address = new("http://localhost/");

    public string Name => "reading";

    public async Task RunAsync(PartContext context)
    {
        var page = PageBody.Of(page: 1, pages: 1);
        using var server = new InMemoryServer(page);
        IReadOnlyList<IListContender> readers =
        [
            new OurClient(Address, server),
            new PlainNSwag(Address, server),
            new HandNewtonsoft(Address, server),
            new HandSystemText(Address, server),
            new RefitContender(Address, server),
            new RestSharpContender(Address, server),
            new KiotaContender(Address, server)
        ];
        var samples = await Interleaved.MeasureAsync(
            readers, ReadAsync, warmUps: context.IsShort ? 2 : 6, rounds: context.IsShort ? 7 : 25);

        const double Rows = PagesPerRun * ProjectRows.PerPage;
        var plain = samples[1];
        var byHand = samples[3];
        var table = new Table(
            $"One page of {ProjectRows.PerPage} rows, {Figure.Fixed(page.Length / 1024.0)} KiB, in memory",
            "reader",
            "bytes/row",
            "ns CPU/row",
            "bytes against plain NSwag",
            "CPU against plain NSwag");
        foreach (var (reader, sample) in readers.Zip(samples))
        {
            table.Add(
                reader.Name,
                Figure.Fixed(sample.Bytes / Rows),
                Figure.Fixed(sample.CpuSeconds / Rows * 1e9),
                Figure.Fixed(sample.Bytes / plain.Bytes, 2),
                Figure.Fixed(sample.CpuSeconds / plain.CpuSeconds, 2));
            reader.Dispose();
        }

        table.Print();
        context.Scorecard.AtMost(
            "a row in memory: bytes, part of those by System.Text.Json by hand", samples[0].Bytes / byHand.Bytes, 1.00, isExact: true);
        context.Scorecard.AtMost(
            "a row in memory: CPU, part of that by System.Text.Json by hand", samples[0].CpuSeconds / byHand.CpuSeconds, 1.10);
    }

    private static async Task ReadAsync(IListContender reader)
    {
        for (var i = 0; i < PagesPerRun; i++)
        {
            if (await reader.ReadPageAsync() != ProjectRows.PerPage)
            {
                throw new InvalidOperationException($"{reader.Name} lost rows.");
            }
        }
    }
}

using Parallax.Benchmarks.Contenders;
using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Rows;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

/// <summary>Small calls: what a GET of one row and a PATCH cost around the row.</summary>
internal sealed class CallsPart : IPart
{
    private static readonly Uri InMemoryAddress = new("http://localhost/");

    public string Name => "calls";

    public async Task RunAsync(PartContext context)
    {
        using var memory = new InMemoryServer(ProjectRows.One());
        var inMemory = await MeasureAsync(context, "on an in-memory handler", InMemoryAddress, memory, calls: 1000);

        // The same for everybody, and never redirecting: our client would switch that off.
        using var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var onLoopback = await MeasureAsync(
            context, "on loopback", context.Server.Of(pages: 1), sockets, calls: context.IsShort ? 300 : 1000);

        context.Scorecard.AtMost(
            "GetAsync in memory: bytes, part of plain NSwag's", inMemory.Get[0].Bytes / inMemory.Get[2].Bytes, 0.5, isExact: true);
        context.Scorecard.AtMost("GetAsync in memory: KB, its row included", inMemory.Get[0].Bytes / 1000, 3.0, isExact: true);
        context.Scorecard.AtMost("UpdateAsync in memory: KB", inMemory.Patch[0].Bytes / 1000, 2.4, isExact: true);
        context.Scorecard.AtMost(
            "GET on loopback: KiB over bare HttpClient, pipeline alone",
            KiB(onLoopback.Get[1].Bytes - onLoopback.Get[^1].Bytes),
            3.5,
            isExact: true);
        context.Scorecard.AtMost(
            "GetAsync on loopback: KiB over bare HttpClient, its row included",
            KiB(onLoopback.Get[0].Bytes - onLoopback.Get[^1].Bytes),
            2.6,
            isExact: true);
        context.Scorecard.AtMost(
            "UpdateAsync on loopback: KiB over bare HttpClient",
            KiB(onLoopback.Patch[0].Bytes - onLoopback.Patch[^1].Bytes),
            3.5,
            isExact: true);
    }

    private static async Task<(IReadOnlyList<Sample> Get, IReadOnlyList<Sample> Patch)> MeasureAsync(
        PartContext context, string where, Uri address, HttpMessageHandler handler, int calls)
    {
        IReadOnlyList<ICallContender> contenders =
        [
            new OurClient(address, handler, limit: OurClient.FreeGate),
            BareHttpClient.ThroughOurPipeline(address, handler),
            new PlainNSwag(address, handler),
            new HandNewtonsoft(address, handler),
            new HandSystemText(address, handler),
            new RefitContender(address, handler),
            new RestSharpContender(address, handler),
            new KiotaContender(address, handler), new BareHttpClient(address, handler),
        ];
        var (warmUps, rounds) = context.IsShort ? (2, 5) : (4, 15);
        var gets = PerCall(await Interleaved.MeasureAsync(contenders, c => RepeatAsync(c.GetAsync, calls), warmUps, rounds), calls);
        var patches = PerCall(await Interleaved.MeasureAsync(contenders, c => RepeatAsync(c.PatchAsync, calls), warmUps, rounds), calls);

        var table = new Table($"Small calls {where}", "by", "GET bytes", "over bare", "GET us", "PATCH bytes", "over bare", "PATCH us");
        for (var i = 0; i < contenders.Count; i++)
        {
            table.Add(
                contenders[i].Name,
                Figure.Fixed(gets[i].Bytes), Figure.Fixed(gets[i].Bytes - gets[^1].Bytes), Figure.Fixed(gets[i].Seconds * 1e6, 1),
                Figure.Fixed(patches[i].Bytes),
                Figure.Fixed(patches[i].Bytes - patches[^1].Bytes),
                Figure.Fixed(patches[i].Seconds * 1e6, 1));
            contenders[i].Dispose();
        }

        table.Print();
        return (gets, patches);
    }

    private static async Task RepeatAsync(Func<Task> call, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await call();
        }
    }

    private static IReadOnlyList<Sample> PerCall(IReadOnlyList<Sample> samples, double calls)
        => [.. samples.Select(sample => new Sample(sample.Seconds / calls, sample.CpuSeconds / calls, sample.Bytes / calls))];

    private static double KiB(double bytes) => bytes / 1024;
}

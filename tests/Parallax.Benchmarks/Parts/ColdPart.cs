using System.Diagnostics;
using System.Globalization;
using Parallax.Benchmarks.Contenders;
using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks.Parts;

/// <summary>The first call of a process, from making the client to the row: loading and compiling is what takes the time.</summary>
internal sealed class ColdPart : IPart
{
    private static readonly IReadOnlyDictionary<string, Func<Uri, ICallContender>> Contenders =
        new Dictionary<string, Func<Uri, ICallContender>>(
            StringComparer.Ordinal)
        {
            ["Parallax.Client"] = address => new OurClient(address, limit: new ParallaxRateLimitOptions()),
            ["plain NSwag"] = address => new PlainNSwag(address),
            ["HttpClient + System.Text.Json"] = address => new HandSystemText(address),
            ["bare HttpClient"] = address => new BareHttpClient(address),
        };

    public string Name => "cold";

    public static async Task RunChildAsync(string contender, Uri address)
    {
        var clock = Stopwatch.StartNew();
        using var client = Contenders[contender](address);
        await client.GetAsync();
        Console.WriteLine(clock.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    public async Task RunAsync(PartContext context)
    {
        var rounds = context.IsShort ? 1 : 7;
        var address = context.Server.Of(pages: 1).AbsoluteUri;
        var times = Contenders.Keys.ToDictionary(name => name, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, taken) in times)
            {
                taken.Add(double.Parse(await ChildProcess.AskAsync(ChildRoles.FirstCall, [name, address]), CultureInfo.InvariantCulture));
            }
        }

        var bare = Sample.Median(times["bare HttpClient"]);
        var table = new Table($"First call of a cold process: median of {rounds}", "by", "ms", "over bare HttpClient");
        foreach (var (name, taken) in times)
        {
            table.Add(name, Figure.Fixed(Sample.Median(taken)), Figure.Fixed(Sample.Median(taken) - bare));
        }

        table.Print();
    }
}

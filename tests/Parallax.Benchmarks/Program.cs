using Parallax.Benchmarks.Harness;
using Parallax.Benchmarks.Parts;
using Parallax.Benchmarks.Server;

namespace Parallax.Benchmarks;

/// <summary>
/// Measures the client against what a user would otherwise pick. Prints one Markdown table per part; the exit code is that of
/// the figures that are exact (bytes), since times depend on the machine.
/// </summary>
internal static class Program
{
    private static readonly IReadOnlyList<IPart> Parts =
        [new PagingPart(), new ReadingPart(), new CallsPart(), new ColdPart(), new StreamPart(), new GatePart(), new SharingPart()];

    public static async Task<int> Main(string[] args)
    {
        if (args is [ChildProcess.Mark, var role, .. var rest])
        {
            await ChildRoles.RunAsync(role, rest);
            return 0;
        }

        var isShort = args.Contains("--short", StringComparer.Ordinal);
        var wanted = args.Where(arg => arg is not ("--short" or "all")).ToList();
        if (wanted.Find(name => Parts.All(part => !part.Name.Equals(name, StringComparison.Ordinal))) is { } unknown)
        {
            Console.Error.WriteLine($"There is no part '{unknown}'. Parts: all, {string.Join(", ", Parts.Select(part => part.Name))}; "
                + $"option: --short.");
            return 2;
        }

        Console.WriteLine(Machine.Line);
        var scorecard = new Scorecard(isShort);
        await using var server = await ServerProcess.StartAsync();
        foreach (var part in Parts.Where(part => wanted.Count == 0 || wanted.Contains(part.Name)))
        {
            await part.RunAsync(new PartContext(server.Address, scorecard, isShort));
            scorecard.Print();
        }

        return scorecard.HasExactMiss ? 1 : 0;
    }
}

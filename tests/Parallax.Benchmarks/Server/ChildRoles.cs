using System.Globalization;
using Parallax.Benchmarks.Parts;

namespace Parallax.Benchmarks.Server;

/// <summary>What this program does as a child. Each role prints one line and ends, or waits for the end of its input.</summary>
internal static class ChildRoles
{
    public const string Serve = "serve";
    public const string FirstCall = "first-call";
    public const string Stream = "stream";

    public static Task RunAsync(string role, string[] arguments) => (role, arguments) switch
    {
        (Serve, []) => BenchmarkServer.RunAsync(Console.In, Console.Out),
        (FirstCall, [var contender, var address]) => ColdPart.RunChildAsync(contender, new Uri(address)),
        (Stream, [var rows, var address]) => StreamPart.RunChildAsync(int.Parse(rows, CultureInfo.InvariantCulture), new Uri(address)),
        _ => throw new ArgumentException($"There is no such role: {role} {string.Join(' ', arguments)}.", nameof(role)),
    };
}

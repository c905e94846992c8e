using System.Diagnostics;
using System.Globalization;
using Parallax.Tests.Transport.Redis;
using Parallax.Tests.Transport.SharedKey;
using Parallax.Tests.Transport.SharedKey.Eating;
using Parallax.Tests.Transport.SharedKey.Proving;
using Parallax.Tests.Transport.SharedKey.Working;

namespace Parallax.Tests.Transport;

/// <summary>
/// Another process with the same key: tests start the assembly that they are in once more. What it is to do stands in the arguments,
/// the key comes as the first line of the input, and with the end of the input it ends.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var input = new ParentInput();
        switch (args)
        {
            case ["eat", var address, var calls, var milliseconds]:
                await Eater.RunAsync(input, new Uri(address), Number(calls), TimeSpan.FromMilliseconds(Number(milliseconds)));
                return 0;
            case ["work", var address, var redis, var log, var limiter, var name, var calls]:
                await Worker.RunAsync(input, new Uri(address), redis, log, limiter, name, Number(calls));
                return 0;
            case ["garnet", var port]:
                await GarnetServers.RunAsync(Number(port), input.End);
                return 0;
            case ["prove", var server]:
                return await Proof.RunAsync(server) ? 0 : 1;
            case ["compare", var server]:
                await Comparison.RunAsync(server);
                return 0;
            default:
                Console.Error.WriteLine(
                    "Usage: prove or compare, with garnet or the path of a redis-server; the other roles are what these start.");
                return 2;
        }
    }

    /// <summary>Starts the other process, with its role as <paramref name="arguments"/>.</summary>
    public static Process Start(params string[] arguments)
        => Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

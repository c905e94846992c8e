using System.Globalization;
using Parallax.Tests.SharedKey.Eating;
using Parallax.Tests.SharedKey.Proving;
using Parallax.Tests.SharedKey.Working;

namespace Parallax.Tests.SharedKey;

/// <summary>
/// Another process with the same key. What it is to do stands in the arguments, the key comes as the first line of the input, and
/// with the end of the input it ends.
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
            case ["work", var address, var redis, var log, var name, var calls]:
                await Worker.RunAsync(input, new Uri(address), redis, log, name, Number(calls));
                return 0;
            case ["prove", var redisServer]:
                return await Proof.RunAsync(redisServer) ? 0 : 1;
            default:
                Console.Error.WriteLine("Usage: prove <redis-server>; eat and work are what other processes start.");
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Parallax.Tests.Transport.SharedKey.Working;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>
/// The same 800 calls of two processes under this limiter and under the package RedisRateLimiting. Measures, and judges nothing.
/// </summary>
internal static class Comparison
{
    private const int Runs = 3;

    public static async Task RunAsync(string server)
    {
        await using var redis = await RedisServer.StartAsync(server);
        await using var emulator = await Proof.StartServerAsync();
        foreach (var limiter in (string[])[Limiters.Ours, Limiters.Other])
        {
            await using (var warmUp = await Team.GoAsync(emulator, redis, $"warm-up-{limiter}", calls: 100, limiter))
            {
                await warmUp.EndAsync();
            }

            for (var run = 1; run <= Runs; run++)
            {
                await using var team = await Team.GoAsync(emulator, redis, $"{limiter}-{run}", calls: 400, limiter);
                var outcome = await team.EndAsync();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{limiter}, {redis.Kind}: {outcome}; {outcome.PercentAboveFloor:0.0} % above the floor"));
            }
        }
    }
}

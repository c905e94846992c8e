using System.Diagnostics;

namespace Parallax.Benchmarks.Harness;

/// <summary>Runs contenders in turn, A B C A B C, so that whatever else the machine does falls on all of them.</summary>
internal static class Interleaved
{
    // The runtime compiles hot methods anew in the background, which must be over before anything is measured.
    private static readonly TimeSpan TierUpTime = TimeSpan.FromMilliseconds(400);

    /// <returns>The median of each contender, in their order.</returns>
    public static async Task<IReadOnlyList<Sample>> MeasureAsync<T>(IReadOnlyList<T> contenders, Func<T, Task> run, int warmUps, int rounds)
    {
        for (var warmUp = 0; warmUp < warmUps; warmUp++)
        {
            foreach (var contender in contenders)
            {
                await run(contender);
            }

            await Task.Delay(TierUpTime);
        }

        var samples = contenders.Select(_ => new List<Sample>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                samples[i].Add(await MeasureAsync(() => run(contenders[i])));
            }
        }

        return [.. samples.Select(Sample.Median)];
    }

    public static async Task<Sample> MeasureAsync(Func<Task> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await run();
        clock.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return new Sample(clock.Elapsed.TotalSeconds, cpu.TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}

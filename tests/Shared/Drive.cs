namespace Parallax.Tests.Support;

/// <summary>Lets a call run on driven time: whenever all it does is wait, the clock goes on to the next timer.</summary>
internal static class Drive
{
    private const int Quiet = 20;
    private const int Dead = 500_000;

    // The host of the tests keeps threads of the pool for itself.
    private static int busyAtRest = int.MaxValue;

    /// <summary>
    /// Runs <paramref name="call"/> to its end, success or not. Timers that are due beyond <paramref name="limit"/> do not fire: so
    /// the timeouts of an attempt that is under way do not, if the test puts them there.
    /// </summary>
    /// <returns>The time that has passed on the clock.</returns>
    public static Task<TimeSpan> ToEndOfAsync(this FakeTime time, Task call, TimeSpan limit)
        => Task.Factory.StartNew(
            () => Run(time, call, limit), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // On a thread of its own, so that what runs on the pool is the call. Counting turns instead would, on a busy machine, take
    // a thread that is not scheduled for one that has nothing to do.
    private static TimeSpan Run(FakeTime time, Task call, TimeSpan limit)
    {
        var start = time.GetUtcNow();
        for (var (turn, quiet) = (0, 0); !call.IsCompleted; turn++)
        {
            Thread.Yield();
            if (quiet == Dead || turn == 20 * Dead)
            {
                throw new AssertionException("The call waits for something that no timer up to the limit will bring about.");
            }

            quiet = PoolIsIdle() ? quiet + 1 : 0;
            if (quiet >= Quiet && time.NextDue is { } next && next - start <= limit && !call.IsCompleted)
            {
                time.Advance(next > time.GetUtcNow() ? next - time.GetUtcNow() : TimeSpan.Zero);
                (turn, quiet) = (0, 0);
            }
        }

        return time.GetUtcNow() - start;
    }

    /// <summary>Lets everything run that needs no clock, until <paramref name="condition"/> holds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var turn = 0; !condition(); turn++)
        {
            await Task.Yield();
            if (turn == Dead)
            {
                throw new AssertionException("What the test waits for does not come about without a clock.");
            }
        }
    }

    private static bool PoolIsIdle()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        var busy = most - free;
        busyAtRest = Math.Min(busyAtRest, busy);
        return busy == busyAtRest && ThreadPool.PendingWorkItemCount == 0;
    }
}

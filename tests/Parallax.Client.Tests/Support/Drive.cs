namespace Parallax.Tests.Support;

/// <summary>Lets a call run on driven time: whenever all it does is wait, the clock goes on to the next timer.</summary>
internal static class Drive
{
    private const int Idle = 5_000;
    private const int Dead = 20_000_000;

    /// <summary>
    /// Runs <paramref name="call"/> to its end, success or not. Timers that are due beyond <paramref name="limit"/> do not fire: so
    /// the timeouts of an attempt that is under way do not, if the test puts them there.
    /// </summary>
    /// <returns>The time that has passed on the clock.</returns>
    public static async Task<TimeSpan> ToEndOfAsync(this FakeTime time, Task call, TimeSpan limit)
    {
        var start = time.GetUtcNow();
        for (var (turn, idleSince) = (0, 0); !call.IsCompleted; turn++)
        {
            // A call that is not waiting for the clock needs some turns of the thread pool to get on. Yield queues at the end of
            // the global queue, and so behind what the call has queued; Task.Run would jump ahead of it.
            await Task.Yield();
            if (turn == Dead)
            {
                throw new AssertionException("The call waits for something that no timer up to the limit will bring about.");
            }

            if (turn - idleSince >= Idle && time.NextDue is { } next && next - start <= limit && !call.IsCompleted)
            {
                time.Advance(next > time.GetUtcNow() ? next - time.GetUtcNow() : TimeSpan.Zero);
                idleSince = turn;
            }
        }

        return time.GetUtcNow() - start;
    }
}

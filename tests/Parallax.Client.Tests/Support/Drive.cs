namespace Parallax.Tests.Support;

/// <summary>Lets a call run on driven time: whenever all it does is wait, the clock goes on to the next timer.</summary>
internal static class Drive
{
    private const int Idle = 2_000;
    private const int Dead = 200_000;

    /// <summary>Runs <paramref name="call"/> to its end, success or not. Fails if it would take longer than <paramref name="limit"/>.</summary>
    /// <returns>The time that has passed on the clock.</returns>
    public static async Task<TimeSpan> ToEndOfAsync(this FakeTime time, Task call, TimeSpan limit)
    {
        var start = time.GetUtcNow();
        while (!await IsOverAsync(call, Idle))
        {
            if (time.NextDue is not { } next)
            {
                Assert.That(await IsOverAsync(call, Dead), Is.True, "The call waits for something that no timer will bring about.");
                break;
            }

            Assert.That(next - start, Is.LessThanOrEqualTo(limit), "The call goes on for too long.");
            time.Advance(next > time.GetUtcNow() ? next - time.GetUtcNow() : TimeSpan.Zero);
        }

        return time.GetUtcNow() - start;
    }

    // A call that is not waiting for the clock needs some turns of the thread pool to get on. Yield queues at the end of the
    // global queue, and so behind what the call has queued; Task.Run would jump ahead of it.
    private static async Task<bool> IsOverAsync(Task call, int turns)
    {
        for (var turn = 0; turn < turns && !call.IsCompleted; turn++)
        {
            await Task.Yield();
        }

        return call.IsCompleted;
    }
}

namespace Parallax.Tests.RateLimiting;

/// <summary>What stays behind at the gate when those who wait there go.</summary>
public sealed class AbandonedWaitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public void With_the_last_one_goes_the_timer()
    {
        var time = new FakeTime();
        var gate = FullGate(time);
        var (first, second) = (gate.Acquire(Place(1), Window)!, gate.Acquire(Place(2), Window)!);
        gate.Leave(first);
        Assert.That(time.NextDue, Is.Not.Null, "somebody is to be woken up yet");
        gate.Leave(second);
        Assert.That(time.NextDue, Is.Null);
    }

    [Test]
    public void Who_comes_after_that_is_woken_up_in_time()
    {
        var time = new FakeTime();
        var gate = FullGate(time);
        gate.Leave(gate.Acquire(Place(1), Window)!);
        var next = gate.Acquire(Place(2), Window)!;
        time.Advance(Window);
        Assert.That(next.Task.IsCompletedSuccessfully);
    }

    [Test]
    public void A_permit_that_was_granted_just_before_goes_to_the_next()
    {
        var time = new FakeTime();
        var gate = FullGate(time);
        var (first, second) = (gate.Acquire(Place(1), Window)!, gate.Acquire(Place(2), Window)!);
        time.Advance(Window);
        Assert.That((first.Task.IsCompletedSuccessfully, second.Task.IsCompleted), Is.EqualTo((true, false)));
        gate.Leave(first);
        Assert.That(second.Task.IsCompletedSuccessfully);
    }

    [Test]
    [NonParallelizable]
    public void A_refusal_that_came_just_before_is_not_reported_as_unobserved()
    {
        List<Exception> unobserved = [];
        void Report(object? sender, UnobservedTaskExceptionEventArgs args)
            => unobserved.AddRange(args.Exception.InnerExceptions.OfType<GateClosedException>());
        TaskScheduler.UnobservedTaskException += Report;
        try
        {
            RefuseAndLeave();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.That(unobserved, Is.Empty);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Report;
        }
    }

    // In a method of its own, so that nothing on the stack keeps the waiter alive.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void RefuseAndLeave()
    {
        var gate = FullGate(new FakeTime());
        var waiter = gate.Acquire(Place(1), Window)!;
        gate.Close(2 * Window);
        Assert.That(waiter.Task.IsFaulted);
        gate.Leave(waiter);
    }

    private static RateGate FullGate(FakeTime time)
    {
        var gate = new RateGate(1, Window, reserve: 0, time);
        Assert.That(gate.Acquire(Place(0), Window), Is.Null);
        gate.Release(ParallaxPriority.Normal);
        return gate;
    }

    private static GatePlace Place(long ticket) => new(ParallaxPriority.Normal, ticket);
}

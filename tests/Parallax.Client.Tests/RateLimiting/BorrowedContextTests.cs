using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Parallax.Tests.RateLimiting;

/// <summary>What the limiter keeps of the calls that go through it: no value of their context, no permit, no place in the queue.</summary>
internal sealed class BorrowedContextTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly AsyncLocal<object?> Ambient = new();

    [Test]
    public void Timer_keeps_no_value_of_the_context_of_the_first_call_that_waits()
    {
        // The clock of the system: its timers keep the context, unless they are told not to.
        var gate = new RateGate(1, Window, reserve: 0, TimeProvider.System);
        var value = WaitWithValue(gate);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(value.TryGetTarget(out _), Is.False);
        GC.KeepAlive(gate);
    }

    [Test]
    public void Cancelled_calls_leave_the_queue_at_once()
    {
        var gate = new RateGate(1, Window, reserve: 0, new FakeTime());
        Assert.That(gate.Acquire(new GatePlace(ParallaxPriority.Normal, 0), Window), Is.Null);
        for (var ticket = 1; ticket <= 10_000; ticket++)
        {
            gate.Leave(gate.Acquire(new GatePlace(ParallaxPriority.Normal, ticket), Window)!);
        }

        Assert.That(gate.Status(ParallaxPriority.Normal).Queued, Is.Zero);
    }

    [Test]
    [NonParallelizable]
    public async Task Listener_to_metrics_that_throws_costs_no_permit()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => (options.ApiKey, options.RateLimit.PermitLimit) = ("pat_metered", 1));
        await client.Projects.GetAsync(Guid.Empty);
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name is "parallax.client.gate.wait")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new InvalidOperationException("listener"));
            listener.Start();
            var call = client.Projects.GetAsync(Guid.Empty);
            await time.ToEndOfAsync(call, Window);
            await Assert.ThatAsync(() => call, Throws.InvalidOperationException.With.Message.EqualTo("listener"));
        }

        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(2), "the permit of the call that the listener failed was free again");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<object> WaitWithValue(RateGate gate)
    {
        WeakReference<object>? reference = null;
        var thread = new Thread(() =>
        {
            var value = new object();
            Ambient.Value = value;
            reference = new WeakReference<object>(value);
            gate.Acquire(new GatePlace(ParallaxPriority.Normal, 1), Window);
            gate.Release(ParallaxPriority.Normal);
            gate.Leave(gate.Acquire(new GatePlace(ParallaxPriority.Normal, 2), Window)!);
            Ambient.Value = null;
        });
        thread.Start();
        thread.Join();
        return reference!;
    }
}

namespace Parallax.Tests.RateLimiting;

/// <summary>Wrong: so many per window of its own, which need not begin when the server's does.</summary>
internal sealed class FixedWindowGate : IGateUnderTest
{
    private readonly int _permits;
    private readonly Queue<GateWaiter> _waiters = new();
    private int _free;

    public FixedWindowGate(int permits, TimeSpan window, TimeProvider time)
    {
        _permits = _free = permits;
        time.CreateTimer(_ => Refill(), state: null, window, window);
    }

    public GateWaiter? Acquire(GatePlace place)
    {
        if (_free > 0)
        {
            _free--;
            return null;
        }

        var waiter = new GateWaiter(place, TimeSpan.MaxValue);
        _waiters.Enqueue(waiter);
        return waiter;
    }

    public void Sent()
    {
    }

    public void Answered(ParallaxPriority priority)
    {
    }

    private void Refill()
    {
        _free = _permits;
        while (_free > 0 && _waiters.TryDequeue(out var waiter))
        {
            _free -= waiter.TryGrant() ? 1 : 0;
        }
    }
}

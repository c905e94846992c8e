namespace Parallax.Tests.RateLimiting;

/// <summary>Wrong: the permit begins to come back when the request is sent, however long it takes to arrive.</summary>
internal sealed class GateThatReleasesOnSend(int permits, TimeSpan window, TimeProvider time) : IGateUnderTest
{
    private readonly RateGate _gate = new(permits, window, reserve: 0, time);

    public GateWaiter? Acquire(GatePlace place) => _gate.Acquire(place, TimeSpan.MaxValue);

    public void Sent() => _gate.Release(ParallaxPriority.Normal);

    public void Answered(ParallaxPriority priority)
    {
    }
}

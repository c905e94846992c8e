namespace Parallax.Tests.RateLimiting;

/// <summary>Wrong: the permit begins to come back when the request is sent, however long it takes to arrive.</summary>
internal sealed class GateThatReleasesOnSend(int permits, TimeSpan window, TimeProvider time) : IGateUnderTest
{
    private readonly RateGate _gate = new(permits, window, time);

    public GateWaiter? Acquire(long ticket) => _gate.Acquire(ticket, TimeSpan.MaxValue);

    public void Sent() => _gate.Release();

    public void Answered()
    {
    }
}

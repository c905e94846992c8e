namespace Parallax.Tests.RateLimiting;

/// <summary>The gate as the client uses it.</summary>
internal sealed class RightGate(int permits, TimeSpan window, TimeProvider time) : IGateUnderTest
{
    public RateGate Gate { get; } = new(permits, window, time);

    public GateWaiter? Acquire(long ticket) => Gate.Acquire(ticket, TimeSpan.MaxValue);

    public void Sent()
    {
    }

    public void Answered() => Gate.Release();
}

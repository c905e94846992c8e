namespace Parallax.Tests.RateLimiting;

/// <summary>The gate as the client uses it.</summary>
internal sealed class RightGate(int permits, TimeSpan window, int reserve, TimeProvider time) : IGateUnderTest
{
    public RateGate Gate { get; } = new(permits, window, reserve, time);

    public GateWaiter? Acquire(GatePlace place) => Gate.Acquire(place, TimeSpan.MaxValue);

    public void Sent()
    {
    }

    public void Answered(ParallaxPriority priority) => Gate.Release(priority);
}

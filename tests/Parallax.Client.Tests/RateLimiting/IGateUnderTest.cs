namespace Parallax.Tests.RateLimiting;

/// <summary>A gate as the simulation drives it, so that wrong ones can be put to the same test.</summary>
internal interface IGateUnderTest
{
    GateWaiter? Acquire(GatePlace place);

    void Sent();

    void Answered(ParallaxPriority priority);
}

using FsCheck;
using FsCheck.Fluent;

namespace Parallax.Tests.RateLimiting;

/// <summary>
/// Makes up schedules: bursts and trickles, answers in no time and answers that outlast the window, callers who give up, normal and
/// background calls.
/// </summary>
internal static class Schedules
{
    public const int Permits = 5;
    public const int Reserve = 2;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    public static Arbitrary<(double Early, SimulatedCall[] Calls)> Any { get; } = (
        from early in Gen.Elements(0, 0.003, 0.02)
        from spread in Gen.Elements(0, 500, 4_000, 20_000)
        from slowest in Gen.Elements(0, 60, 1_900, 5_000)
        from calls in Gen.ArrayOf(Call(spread, slowest))
        select (early, calls)).ToArbitrary();

    private static Gen<SimulatedCall> Call(int spread, int slowest)
        => from start in Gen.Choose(0, spread)
           from request in Gen.Choose(0, slowest)
           from answer in Gen.Choose(0, slowest)
           from patience in Gen.Frequency((4, Gen.Constant(-1)), (1, Gen.Choose(0, 4_000)))
           from priority in Gen.Elements(ParallaxPriority.Normal, ParallaxPriority.Background)
           select new SimulatedCall(
               Milliseconds(start), Milliseconds(request), Milliseconds(answer), patience < 0 ? null : Milliseconds(patience), priority);

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}

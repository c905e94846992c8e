namespace Parallax.Tests.Transport.Driving;

/// <summary>The durations of the tests, on driven time.</summary>
internal static class Limits
{
    public static readonly TimeSpan Attempt = TimeSpan.FromSeconds(31);
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(307);
    public static readonly TimeSpan ShortCall = TimeSpan.FromSeconds(77.5);
    public static readonly TimeSpan ShortServerDelay = TimeSpan.FromSeconds(11);
    public static readonly TimeSpan LongServerDelay = TimeSpan.FromSeconds(41);

    public static TimerKind KindOf(TimeSpan duration)
        => duration == Attempt ? TimerKind.Attempt
        : duration == Call || duration == ShortCall ? TimerKind.Call
        : duration == ShortServerDelay || duration == LongServerDelay ? TimerKind.ServerDelay
        : TimerKind.Pause;
}

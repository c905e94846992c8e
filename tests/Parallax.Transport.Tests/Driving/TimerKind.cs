namespace Parallax.Tests.Transport.Driving;

/// <summary>What a timer is for. It is told by its duration, so the durations of <see cref="Limits"/> occur nowhere else.</summary>
internal enum TimerKind
{
    /// <summary>The client waits before it tries again, or for the gate to open.</summary>
    Pause,

    /// <summary>Bounds one attempt of the client.</summary>
    Attempt,

    /// <summary>Bounds the whole call.</summary>
    Call,

    /// <summary>The server keeps a request waiting.</summary>
    ServerDelay,
}

using System.Runtime.InteropServices;

namespace Parallax;

/// <summary>One call in the queue of the gate. It is granted a permit, is refused or leaves: exactly one of these.</summary>
internal sealed class GateWaiter(
    GatePlace place, TimeSpan longestClosure) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public GatePlace Place { get; } = place;

    public bool TryGrant() => TrySetResult();

    /// <summary>
    /// False if the permit was granted just before. A refusal just before is looked at: else it would be reported as unobserved.
    /// </summary>
    public bool TryLeave() => TrySetCanceled(CancellationToken.None) || Task.Exception is not null || Task.IsCanceled;

    /// <summary>True if the call does not wait for so long, and was told so.</summary>
    public bool RefuseIfClosedFor(TimeSpan duration) => duration > longestClosure && TrySetException(new GateClosedException(duration));
}

/// <summary>The place of a call in the queue: its priority, then the ticket that it keeps for all of its attempts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GatePlace(ParallaxPriority Priority, long Ticket)
{
    public bool IsBefore(GatePlace other) => Compare(this, other) < 0;

    public static int Compare(GatePlace one, GatePlace other) => (one.Priority, one.Ticket).CompareTo((other.Priority, other.Ticket));
}

/// <summary>The server asked for a wait that is longer than the call may take.</summary>
internal sealed class GateClosedException(TimeSpan duration) : Exception("The gate is closed.")
{
    public TimeSpan Duration { get; } = duration;
}

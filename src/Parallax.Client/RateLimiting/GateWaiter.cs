namespace Parallax;

/// <summary>One call in the queue of the gate. It is granted a permit, is refused or leaves: just one of these.</summary>
internal sealed class GateWaiter(TimeSpan longestClosure) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public bool IsOver => Task.IsCompleted;

    public bool TryGrant() => TrySetResult();

    /// <summary>False if the permit was granted just before. A refusal just before is looked at: else it would be reported as unobserved.</summary>
    public bool TryLeave() => TrySetCanceled(CancellationToken.None) || Task.Exception is not null || Task.IsCanceled;

    public void RefuseIfClosedFor(TimeSpan duration)
    {
        if (duration > longestClosure)
        {
            TrySetException(new GateClosedException(duration));
        }
    }
}

/// <summary>The server asked for a wait that is longer than the call may take.</summary>
internal sealed class GateClosedException(TimeSpan duration) : Exception("The gate is closed.")
{
    public TimeSpan Duration { get; } = duration;
}

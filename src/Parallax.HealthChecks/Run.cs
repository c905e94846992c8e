namespace Parallax.HealthChecks;

/// <summary>One call that is under way, and how many wait for it. Never disposed of: it has neither a timer nor a handle.</summary>
internal sealed class Run : CancellationTokenSource
{
    /// <summary>What it found; cancelled if it was ended.</summary>
    public TaskCompletionSource<Finding> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Waiting { get; set; }

    /// <summary>Somebody's time was up, who wants to know the outcome next time.</summary>
    public bool IsWantedLater { get; set; }
}

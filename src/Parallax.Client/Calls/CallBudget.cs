namespace Parallax;

/// <summary>The time that a call may take in all, with a clock that stands still while the call queues for a permit.</summary>
internal sealed class CallBudget(TimeSpan total, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _queued;
    private CancellationToken _end;

    /// <summary>What the call was given.</summary>
    public TimeSpan Total { get; } = total;

    /// <summary>Time since the call began, with all that it waited for.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    public TimeSpan Left
    {
        get
        {
            // Timers may fire a little early. What has ended by them is over, whatever the clock says.
            var left = _end.IsCancellationRequested ? TimeSpan.Zero : Total + _queued - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Stops the clock. What is left is not to be asked for before <see cref="Resume"/>.</summary>
    public void Pause() => _queued -= Elapsed;

    public void Resume() => _queued += Elapsed;

    /// <summary>Starts the clock of a step that may take all that is left.</summary>
    public Deadline Start()
    {
        var deadline = new Deadline(Left, Total, option: null, time);
        _end = deadline.Token;
        return deadline;
    }

    /// <summary>Starts the clock of a step with a timeout of its own.</summary>
    public Deadline Start(TimeSpan longest, string option)
        => longest < Left ? new Deadline(longest, longest, option, time) : Start();
}

/// <summary>Ends a step of a call, and knows by which setting.</summary>
internal sealed class Deadline(TimeSpan wait, TimeSpan timeout, string? option, TimeProvider time) : CancellationTokenSource(wait, time)
{
    /// <summary>The time that the setting gives.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>The setting; null where it is the one for the whole call.</summary>
    public string? Option { get; } = option;
}

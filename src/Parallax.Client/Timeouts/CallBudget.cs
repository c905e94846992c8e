namespace Parallax;

/// <summary>The time that a call may take in all, with a clock that stands still while the call queues for a permit.</summary>
internal sealed class CallBudget(TimeSpan total, TimeProvider time)
{
    private const string Option = nameof(ParallaxClientOptions.TotalTimeout);

    private readonly TimeSpan _total = total;
    private TimeSpan _left = total;
    private long _runningSince = time.GetTimestamp();
    private CancellationToken _end;

    public TimeSpan Left
    {
        get
        {
            // Timers may fire a little early. What has ended by them is over, whatever the clock says.
            var left = _end.IsCancellationRequested ? TimeSpan.Zero : _left - time.GetElapsedTime(_runningSince);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Pause() => _left = Left;

    public void Resume() => _runningSince = time.GetTimestamp();

    /// <summary>Before anything that may take its time, or is not bounded by this one.</summary>
    public void ThrowIfOver(CallState call)
    {
        if (Left == TimeSpan.Zero)
        {
            throw ParallaxTimeoutException.Of(call, Deadline.NoAnswer, _total, Option);
        }
    }

    /// <summary>Starts the clock of a step that may take all that is left.</summary>
    public Deadline Start()
    {
        var deadline = new Deadline(Left, _total, Option, time);
        _end = deadline.Token;
        return deadline;
    }

    /// <summary>Starts the clock of a step with a timeout of its own.</summary>
    public Deadline Start(TimeSpan longest, string option)
        => longest < Left ? new Deadline(longest, longest, option, time) : Start();
}

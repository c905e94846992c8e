namespace Parallax;

/// <summary>The time that a call may take in all, with a clock that stands still while the call queues for a permit.</summary>
internal sealed class CallBudget(TimeSpan total, TimeProvider time)
{
    private readonly TimeSpan _total = total;
    private TimeSpan _left = total;
    private long _runningSince = time.GetTimestamp();

    public TimeSpan Left
    {
        get
        {
            var left = _left - time.GetElapsedTime(_runningSince);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Pause() => _left = Left;

    public void Resume() => _runningSince = time.GetTimestamp();

    /// <summary>Starts the clock of a step that may take all that is left.</summary>
    public Deadline Start() => new(Left, _total, nameof(ParallaxClientOptions.TotalTimeout), time);

    /// <summary>Starts the clock of a step with a timeout of its own.</summary>
    public Deadline Start(TimeSpan longest, string option)
        => longest < Left ? new Deadline(longest, longest, option, time) : Start();
}

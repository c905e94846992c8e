namespace Parallax;

/// <summary>The time that a call may take in all, with a clock that stands still while the call queues at the gate.</summary>
internal sealed class CallBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private TimeSpan _left;
    private long _runningSince;

    public CallBudget(TimeSpan total, TimeProvider time, CancellationToken cancellationToken)
    {
        (_time, _left, _runningSince) = (time, total, time.GetTimestamp());
        _source = new CancellationTokenSource(total, time);
        _registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Left => _left - _time.GetElapsedTime(_runningSince);

    public void Pause()
    {
        _left = Left;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Resume()
    {
        _runningSince = _time.GetTimestamp();
        _source.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}

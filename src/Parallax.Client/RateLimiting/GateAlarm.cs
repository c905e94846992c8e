namespace Parallax;

/// <summary>Wakes the gate when a call in its queue may leave. Used under the lock of the gate.</summary>
internal sealed class GateAlarm(TimeProvider time, Action ring)
{
    private long _due = long.MaxValue;
    private ITimer? _timer;

    /// <summary>Rings then, unless it rings before. As timers go, it may ring too soon.</summary>
    public void SetFor(long due, long now)
    {
        if (due >= _due)
        {
            return;
        }

        _due = due;
        var wait = due <= now ? TimeSpan.Zero : time.GetElapsedTime(now, due);
        _timer ??= Create();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    /// <summary>To be told when it has rung: it can be set anew.</summary>
    public void Rang() => _due = long.MaxValue;

    /// <summary>No call is to be woken up: a process that ends leaves no timer behind.</summary>
    public void Off()
    {
        if (_due != long.MaxValue)
        {
            _due = long.MaxValue;
            _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    // A timer keeps the context of the code that makes it. That is some call of the host's, whose AsyncLocal values would live as long as
    // the gate.
    private ITimer Create()
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Make();
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Make();
        }
    }

    private ITimer Make()
        => time.CreateTimer(static alarm => ((GateAlarm)alarm!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Ring() => ring();
}

namespace Parallax;

/// <summary>
/// Keeps calls below the limit of the server, whose window nobody here knows the beginning of: a permit comes back one
/// window after the answer to its call was there. So no interval of that length, wherever it begins, holds more arrivals
/// than there are permits, however long an answer takes.
/// </summary>
internal sealed class RateGate
{
    // A date in the year 9999 is more than a clock can count.
    private static readonly TimeSpan LongestClosure = TimeSpan.FromDays(366);

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _windowTicks;
    private readonly ReturnTimes _returns;
    private readonly GateQueue _queue = new();
    private readonly GateAlarm _alarm;
    private int _free;
    private long _closedUntil = long.MinValue;

    // The server said no although the gate said yes: somebody else uses up the limit. For one window after it opens again calls
    // leave one by one. So it is the next in line that learns when the limit is gone, once; a crowd would race, and its slowest
    // be turned away every time.
    private long _oneByOneUntil = long.MinValue;
    private CancellationTokenSource? _closing;

    public RateGate(int permitLimit, TimeSpan window, TimeProvider time)
    {
        _time = time;
        _alarm = new GateAlarm(time, OnTick);
        _free = permitLimit;
        _returns = new ReturnTimes(permitLimit);
        (PermitLimit, Window) = (permitLimit, window);
        _windowTicks = (long)(window.TotalSeconds * time.TimestampFrequency);
    }

    public int PermitLimit { get; }

    public TimeSpan Window { get; }

    /// <summary>How many clients share it; the registry keeps count.</summary>
    public int Users { get; set; }

    private int UnderWay => PermitLimit - _free - _returns.Count;

    /// <summary>Whether every permit is at home and nobody waits: a gate made anew would be the same.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                var now = _time.GetTimestamp();
                Collect(now);
                return _free == PermitLimit && _queue.IsEmpty && now >= _closedUntil;
            }
        }
    }

    /// <summary>Until when nobody leaves, since the server said so; null while calls may leave.</summary>
    public DateTimeOffset? ClosedUntil
    {
        get
        {
            lock (_lock)
            {
                return Until(_closedUntil, _time.GetTimestamp()) is { Ticks: > 0 } left ? _time.GetUtcNow() + left : null;
            }
        }
    }

    /// <summary>For those that wait elsewhere with a permit in hand: cancelled when the gate closes, or if it is closed now.</summary>
    public CancellationToken Closing
    {
        get
        {
            lock (_lock)
            {
                return _time.GetTimestamp() < _closedUntil ? new CancellationToken(canceled: true) : (_closing ??= new CancellationTokenSource()).Token;
            }
        }
    }

    /// <summary>Takes a permit, in the order of the tickets; a call that tries again has kept its old one, and its place.</summary>
    /// <param name="ticket">The place in the queue.</param>
    /// <param name="longestClosure">A gate that is closed for longer is not waited for.</param>
    /// <returns>Null if there was no need to wait; otherwise what completes with the permit, or with a <see cref="GateClosedException"/>.</returns>
    public GateWaiter? Acquire(long ticket, TimeSpan longestClosure)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            Collect(now);
            if (MayLeave(now) && _queue.NobodyIsBefore(ticket))
            {
                _free--;
                return null;
            }

            var waiter = new GateWaiter(longestClosure);
            waiter.RefuseIfClosedFor(Until(_closedUntil, now));
            _queue.Enqueue(waiter, ticket);
            Grant(now);
            return waiter;
        }
    }

    /// <summary>The answer is there, or will not come: the permit returns one window from now.</summary>
    public void Release()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _returns.Add(now + _windowTicks);
            Grant(now);
        }
    }

    /// <summary>A permit that was granted and not used is at home at once.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _free++;
            Grant(_time.GetTimestamp());
        }
    }

    /// <summary>Somebody waits no longer.</summary>
    public void Leave(GateWaiter waiter)
    {
        if (!waiter.TryLeave())
        {
            GiveBack();
            return;
        }

        lock (_lock)
        {
            if (_queue.IsEmpty)
            {
                _alarm.Off();
            }
        }
    }

    /// <summary>Lets nobody leave for some time: the server said so.</summary>
    public void Close(TimeSpan duration)
    {
        CancellationTokenSource? closing;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var seconds = Math.Min(duration.TotalSeconds, LongestClosure.TotalSeconds);
            _closedUntil = Math.Max(_closedUntil, now + (long)Math.Ceiling(seconds * _time.TimestampFrequency));
            _oneByOneUntil = _closedUntil + _windowTicks;
            (closing, _closing) = (_closing, null);
            _queue.RefuseIfClosedFor(Until(_closedUntil, now));
            Grant(now);
        }

        // What a limiter does when a wait at it is cancelled is none of this call's business.
        _ = closing?.CancelAsync();
    }

    private void OnTick()
    {
        lock (_lock)
        {
            // A tick may come before it is due. Then nothing is granted, and the timer is set anew.
            _alarm.Rang();
            Grant(_time.GetTimestamp());
        }
    }

    private void Collect(long now) => _free += _returns.TakeDue(now);

    private void Grant(long now)
    {
        Collect(now);
        while (MayLeave(now) && _queue.TryDequeue(out var waiter))
        {
            if (waiter.TryGrant())
            {
                _free--;
            }
        }

        if (!_queue.IsEmpty)
        {
            Arm(now);
        }
    }

    private bool MayLeave(long now)
        => _free > 0 && now >= _closedUntil && (now >= _oneByOneUntil || UnderWay == 0);

    private void Arm(long now)
    {
        // With every permit under way there is nothing to wait for but a Release, which comes here again.
        var due = _free > 0 ? now : _returns.Count > 0 ? _returns.First : long.MaxValue;
        due = Math.Max(due, UnderWay > 0 ? Math.Max(_closedUntil, _oneByOneUntil) : _closedUntil);
        _alarm.SetFor(due, now);
    }

    private TimeSpan Until(long due, long now) => due <= now ? TimeSpan.Zero : _time.GetElapsedTime(now, due);
}

namespace Parallax;

/// <summary>
/// Keeps calls below the limit of the server, although the client cannot know when the server's window begins: a permit comes back one
/// window after the response to its call was there. So no interval of that length, wherever it begins, holds more arrivals
/// than there are permits, however long a response takes.
/// </summary>
internal sealed class RateGate
{
    private static int gates;

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly long _windowTicks;
    private readonly ReturnTimes _returns;
    private readonly ReturnTimes _backgroundReturns;
    private readonly GateQueue _queue = new();
    private readonly GateAlarm _alarm;
    private readonly GateRecalls _recalls = new();
    private int _free;

    // Permits that background calls have and that have not come back. Their own number is bounded, not what is free: else others that
    // use the reserve would make it anew for themselves, and the export lose as much.
    private int _background;
    private long _closedUntil = long.MinValue;

    // The server said no although the gate said yes: something else uses up the limit. For one window after it opens again calls
    // leave one by one. So it is the next in line that learns when the limit is gone, once; a crowd would race, and its slowest
    // be turned away every time.
    private long _oneByOneUntil = long.MinValue;
    private RateGate? _successor;

    /// <summary>Makes a gate whose permits are all free.</summary>
    /// <param name="permitLimit">Calls per window.</param>
    /// <param name="window">Length of the window.</param>
    /// <param name="reserve">Permits that background calls leave to normal ones: they have at most all others.</param>
    /// <param name="time">The clock.</param>
    public RateGate(int permitLimit, TimeSpan window, int reserve, TimeProvider time)
    {
        _time = time;
        _alarm = new GateAlarm(time, OnTick);
        _free = permitLimit;
        _returns = new ReturnTimes(permitLimit);
        _backgroundReturns = new ReturnTimes(permitLimit);
        (PermitLimit, Window, Reserve) = (permitLimit, window, reserve);
        _windowTicks = (long)(window.TotalSeconds * time.TimestampFrequency);
    }

    public int PermitLimit { get; }

    public TimeSpan Window { get; }

    public int Reserve { get; }

    /// <summary>The number of this gate in the process, from 1: a name that tells nothing of its key.</summary>
    public int Number { get; } = Interlocked.Increment(ref gates);

    /// <summary>How many clients share it; the registry keeps count.</summary>
    public int Users { get; set; }

    /// <summary>The gate that has taken the place of this one, or this one.</summary>
    public RateGate Latest => Volatile.Read(ref _successor) is { } successor ? successor.Latest : this;

    private int UnderWay => PermitLimit - _free - _returns.Count;

    /// <summary>Whether every permit is free and no call waits: a gate made anew would be the same.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                var now = _time.GetTimestamp();
                Collect(now);
                return _free == PermitLimit && _queue.Count == 0 && now >= _closedUntil;
            }
        }
    }

    public bool IsQueueEmpty
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count == 0;
            }
        }
    }

    /// <summary>How full the limit is now.</summary>
    /// <param name="priority">For which calls the status is to speak.</param>
    public ParallaxRateLimitStatus Status(ParallaxPriority priority)
    {
        lock (_lock)
        {
            if (_successor is null)
            {
                var now = _time.GetTimestamp();
                Collect(now);
                var utcNow = _time.GetUtcNow();
                var available = now < _closedUntil ? 0 : Math.Max(0, Math.Min(_free, MostFor(priority)));
                var closed = Until(_closedUntil, now);
                var next = NextPermit(priority, now) is { } due ? Until(Math.Max(due, _closedUntil), now) : (TimeSpan?)null;
                return new ParallaxRateLimitStatus
                {
                    IsEnabled = true,
                    Limit = PermitLimit,
                    Window = Window,
                    Available = available,
                    UnderWay = UnderWay,
                    Queued = _queue.Count,
                    NextPermitAt = available > 0 ? utcNow : utcNow + next,
                    BlockedUntil = closed > TimeSpan.Zero ? utcNow + closed : null,
                    ComesBack = ComesBack(priority, now),
                    Blocked = closed,
                };
            }
        }

        return Latest.Status(priority);
    }

    /// <summary>
    /// For calls that wait elsewhere with a permit in hand: cancelled when the gate closes and, for background calls, when a normal one
    /// waits for a permit; or if it is so now.
    /// </summary>
    public CancellationToken Recall(ParallaxPriority priority)
    {
        lock (_lock)
        {
            if (_successor is null)
            {
                return _time.GetTimestamp() < _closedUntil || _queue.First?.Place.Priority < priority
                    ? new CancellationToken(canceled: true)
                    : _recalls.Of(priority);
            }
        }

        return Latest.Recall(priority);
    }

    /// <summary>Takes a permit, in the order of the places; a call that tries again has kept its old one.</summary>
    /// <param name="place">The place in the queue.</param>
    /// <param name="longestClosure">A gate that is closed for longer is not waited for.</param>
    /// <returns>
    /// Null if there was no need to wait; otherwise what completes with the permit, or with a <see cref="GateClosedException"/>.
    /// </returns>
    public GateWaiter? Acquire(GatePlace place, TimeSpan longestClosure)
    {
        lock (_lock)
        {
            if (_successor is null)
            {
                var now = _time.GetTimestamp();
                Collect(now);
                if (MayLeave(place.Priority, now) && (_queue.First is not { } first || place.IsBefore(first.Place)))
                {
                    Take(place.Priority);
                    return null;
                }

                var waiter = new GateWaiter(place, longestClosure);
                if (!waiter.RefuseIfClosedFor(Until(_closedUntil, now)))
                {
                    _queue.Add(waiter);
                    Grant(now);
                    if (place.Priority == ParallaxPriority.Normal && !waiter.Task.IsCompleted)
                    {
                        _recalls.Cancel(ParallaxPriority.Background);
                    }
                }

                return waiter;
            }
        }

        return Latest.Acquire(place, longestClosure);
    }

    /// <summary>The response is there, or will not come: the permit returns one window from now.</summary>
    public void Release(ParallaxPriority priority) => Return(priority, used: true);

    /// <summary>A permit that was granted and not used is free at once.</summary>
    public void GiveBack(ParallaxPriority priority) => Return(priority, used: false);

    /// <summary>A call waits no longer.</summary>
    public void Leave(GateWaiter waiter)
    {
        if (!waiter.TryLeave())
        {
            GiveBack(waiter.Place.Priority);
            return;
        }

        lock (_lock)
        {
            if (_successor is null)
            {
                _queue.Remove(waiter);
                if (_queue.Count == 0)
                {
                    _alarm.Off();
                }

                return;
            }
        }

        Latest.Leave(waiter);
    }

    /// <summary>Lets no call leave for some time: the server said so.</summary>
    public void Close(TimeSpan duration)
    {
        lock (_lock)
        {
            if (_successor is null)
            {
                var now = _time.GetTimestamp();
                CloseUntil(now + (long)Math.Ceiling(duration.TotalSeconds * _time.TimestampFrequency), now);
                _recalls.Cancel();
                return;
            }
        }

        Latest.Close(duration);
    }

    /// <summary>
    /// Makes <paramref name="successor"/> take the place of this gate: its permits that are out count there, its queue goes on waiting
    /// there, and clients that still hold this gate reach that one. Called by the registry alone, which keeps two gates from succeeding
    /// each other.
    /// </summary>
    public void MergeInto(RateGate successor)
    {
        lock (_lock)
        {
            lock (successor._lock)
            {
                successor.TakeOver(this);
                _successor = successor;
            }

            _alarm.Off();

            // Calls that wait elsewhere with a permit of this gate come back, and wait at the other one.
            _recalls.Cancel();
        }
    }

    private void TakeOver(RateGate other)
    {
        var now = _time.GetTimestamp();
        Collect(now);
        other.Collect(now);
        _free -= other._returns.Count + other.UnderWay;
        _background += other._background;

        // A little later than they would have come back, so that all returns stay in order.
        _returns.Add(now + _windowTicks, other._returns.Count);
        _backgroundReturns.Add(now + _windowTicks, other._backgroundReturns.Count);

        foreach (var waiter in other._queue.Clear())
        {
            _queue.Add(waiter);
        }

        if (other._closedUntil > now)
        {
            CloseUntil(other._closedUntil, now);
        }
        else
        {
            Grant(now);
        }
    }

    private void CloseUntil(long due, long now)
    {
        _closedUntil = Math.Max(_closedUntil, due);
        _oneByOneUntil = _closedUntil + _windowTicks;
        _queue.RefuseIfClosedFor(Until(_closedUntil, now));
        Grant(now);
    }

    private void Return(ParallaxPriority priority, bool used)
    {
        lock (_lock)
        {
            if (_successor is null)
            {
                var now = _time.GetTimestamp();
                var isBackground = priority == ParallaxPriority.Background ? 1 : 0;
                if (used)
                {
                    _returns.Add(now + _windowTicks);
                    _backgroundReturns.Add(now + _windowTicks, isBackground);
                }
                else
                {
                    _free++;
                    _background -= isBackground;
                }

                Grant(now);
                return;
            }
        }

        Latest.Return(priority, used);
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

    private void Collect(long now)
    {
        _free += _returns.TakeDue(now);
        _background -= _backgroundReturns.TakeDue(now);
    }

    private void Take(ParallaxPriority priority)
    {
        _free--;
        _background += priority == ParallaxPriority.Background ? 1 : 0;
    }

    private void Grant(long now)
    {
        Collect(now);
        while (_queue.First is { } first && MayLeave(first.Place.Priority, now) && _queue.TryRemoveFirst(out var waiter))
        {
            if (waiter.TryGrant())
            {
                Take(waiter.Place.Priority);
            }
        }

        if (_queue.First is { } next)
        {
            Arm(next.Place.Priority, now);
        }
    }

    private bool MayLeave(ParallaxPriority priority, long now)
        => _free > 0 && MostFor(priority) > 0 && now >= _closedUntil && (now >= _oneByOneUntil || UnderWay == 0);

    // How many calls of that priority may still take a permit, if there are enough.
    private int MostFor(ParallaxPriority priority)
        => priority == ParallaxPriority.Background ? PermitLimit - Reserve - _background : int.MaxValue;

    private void Arm(ParallaxPriority priority, long now)
    {
        var due = NextPermit(priority, now) ?? long.MaxValue;
        due = Math.Max(due, UnderWay > 0 ? Math.Max(_closedUntil, _oneByOneUntil) : _closedUntil);
        _alarm.SetFor(due, now);
    }

    // With every permit under way there is nothing to wait for but a Release, which comes here again.
    private long? NextPermit(ParallaxPriority priority, long now)
        => Due(_returns, 1 - _free) is { } free && Due(_backgroundReturns, 1 - MostFor(priority)) is { } allowed
            ? Math.Max(now, Math.Max(free, allowed))
            : null;

    // When so many have come back that are lacking.
    private static long? Due(ReturnTimes returns, int lacking)
        => lacking <= 0 ? long.MinValue : lacking <= returns.Count ? returns[lacking - 1] : null;

    // When each permit can be taken by calls of that priority, in order, and all other calls aside.
    private TimeSpan[] ComesBack(ParallaxPriority priority, long now)
    {
        var permits = ComesBack(_free, _returns, UnderWay, now).Take(PermitLimit);
        if (priority != ParallaxPriority.Background)
        {
            return [.. permits];
        }

        var allowances = ComesBack(MostFor(priority), _backgroundReturns, _background - _backgroundReturns.Count, now);
        return [.. permits.Zip(allowances, static (permit, allowed) => permit > allowed ? permit : allowed)];
    }

    // A permit that is under way comes back one window from now, at the soonest.
    private IEnumerable<TimeSpan> ComesBack(int free, ReturnTimes returns, int underWay, long now)
        => Enumerable.Repeat(TimeSpan.Zero, Math.Max(0, free))
            .Concat(Enumerable.Range(0, returns.Count).Select(i => Until(returns[i], now)))
            .Concat(Enumerable.Repeat(Window, Math.Max(0, underWay)));

    private TimeSpan Until(long due, long now) => due <= now ? TimeSpan.Zero : _time.GetElapsedTime(now, due);
}

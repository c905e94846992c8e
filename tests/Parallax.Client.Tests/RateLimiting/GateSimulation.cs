namespace Parallax.Tests.RateLimiting;

/// <summary>
/// Calls against one gate, on driven time: when each starts, how long request and answer are under way, and whether the caller
/// gives up while it queues. Keeps when each call left the gate and when it arrived at the server.
/// </summary>
/// <remarks>
/// Assumed is what the gate assumes: a request that the client gave up on does not arrive later than its failure. So every call
/// arrives before its permit begins to come back.
/// </remarks>
internal sealed class GateSimulation(FakeTime time, IGateUnderTest gate)
{
    private readonly PriorityQueue<Action, DateTimeOffset> _events = new();
    private readonly List<(int Index, SimulatedCall Call, GateWaiter Waiter, DateTimeOffset Since)> _queue = [];
    private readonly List<(long Ticks, ParallaxPriority Priority)> _arrivals = [];
    private readonly List<(int Index, ParallaxPriority Priority)> _departures = [];
    private readonly List<(ParallaxPriority Priority, DateTimeOffset From, DateTimeOffset To)> _underWay = [];
    private readonly List<(ParallaxPriority Priority, DateTimeOffset From, DateTimeOffset To)> _queued = [];

    /// <summary>Which calls left the gate, in the order in which they did.</summary>
    public IReadOnlyList<(int Index, ParallaxPriority Priority)> Departures => _departures;

    /// <summary>Whether a background call left while a normal one was waiting.</summary>
    public bool OvertookNormalCall { get; private set; }

    public void Run(IReadOnlyList<SimulatedCall> calls)
    {
        var start = time.GetUtcNow();
        for (var index = 0; index < calls.Count; index++)
        {
            var (number, call) = (index, calls[index]);
            _events.Enqueue(() => Begin(number, call), start + call.StartsAfter);
        }

        while (_events.Count > 0 || _queue.Count > 0)
        {
            Step();
        }
    }

    /// <summary>The most arrivals in any interval of <paramref name="window"/>, wherever it begins.</summary>
    public int MostArrivalsIn(TimeSpan window, ParallaxPriority? priority = null)
    {
        var sorted = _arrivals.Where(arrival => priority is null || arrival.Priority == priority)
            .Select(arrival => arrival.Ticks)
            .Order()
            .ToList();
        var (first, most) = (0, 0);
        for (var last = 0; last < sorted.Count; last++)
        {
            while (sorted[last] - sorted[first] >= window.Ticks)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>
    /// Whether a call waited although it might have left: while fewer permits were out than there are, and, for a background call, fewer
    /// of its kind than the reserve leaves to them. A timer may be late by some milliseconds.
    /// </summary>
    public bool MadeWaitInVain(int permits, int reserve, TimeSpan window)
    {
        var late = TimeSpan.FromMilliseconds(5);
        return _queued.Where(wait => wait.To - wait.From > late).Any(wait => Moments(wait).Any(moment =>
        {
            // All through this stretch the same permits are out; those that come back at its beginning are seen by its end.
            var atMoment = _underWay.Where(call => call.From <= moment && moment < call.To + window + late).ToList();
            return atMoment.Count < permits
                && (wait.Priority == ParallaxPriority.Normal
                    || atMoment.Count(call => call.Priority == ParallaxPriority.Background) < permits - reserve);
        }));

        // Permits change when a call leaves or comes back.
        IEnumerable<DateTimeOffset> Moments((ParallaxPriority Priority, DateTimeOffset From, DateTimeOffset To) wait)
            => _underWay.SelectMany(call => new[] { call.From, call.To + window + late }).Append(wait.From + late)
                .Where(moment => moment >= wait.From + late && moment < wait.To);
    }

    private void Step()
    {
        // A permit may be granted by a timer of the gate, between two events of the script: no step leaps over one.
        var next = _events.TryPeek(out _, out var due) ? due : DateTimeOffset.MaxValue;
        next = time.NextDue is { } tick && tick < next ? tick : next;
        Assert.That(next, Is.LessThan(DateTimeOffset.MaxValue), "Calls wait and nothing will ever wake them: a permit was lost.");
        time.Advance(next > time.GetUtcNow() ? next - time.GetUtcNow() : TimeSpan.Zero);
        DepartThoseWithPermit();
        while (_events.TryPeek(out _, out due) && due <= time.GetUtcNow())
        {
            _events.Dequeue()();
            DepartThoseWithPermit();
        }
    }

    // After each event: a call that gets its permit, and then another begins to wait in the same moment, has not overtaken that one.
    private void DepartThoseWithPermit()
    {
        foreach (var (index, call, waiter, since) in _queue.ToList())
        {
            if (waiter.Task.IsCompleted)
            {
                _queue.Remove((index, call, waiter, since));
                _queued.Add((call.Priority, since, time.GetUtcNow()));
                if (waiter.Task.IsCompletedSuccessfully)
                {
                    Depart(index, call);
                }
            }
        }
    }

    private void Begin(int index, SimulatedCall call)
    {
        if (gate.Acquire(new GatePlace(call.Priority, index)) is not { } waiter)
        {
            Depart(index, call);
            return;
        }

        _queue.Add((index, call, waiter, time.GetUtcNow()));
        if (call.GivesUpAfter is { } patience)
        {
            _events.Enqueue(() => waiter.TryLeave(), time.GetUtcNow() + patience);
        }
    }

    private void Depart(int index, SimulatedCall call)
    {
        _departures.Add((index, call.Priority));
        OvertookNormalCall |= call.Priority == ParallaxPriority.Background
            && _queue.Exists(static other => other.Call.Priority == ParallaxPriority.Normal && !other.Waiter.Task.IsCompleted);
        gate.Sent();
        _events.Enqueue(() => _arrivals.Add((time.GetUtcNow().Ticks, call.Priority)), time.GetUtcNow() + call.RequestTakes);
        _underWay.Add((call.Priority, time.GetUtcNow(), time.GetUtcNow() + call.RequestTakes + call.AnswerTakes));
        _events.Enqueue(() => gate.Answered(call.Priority), time.GetUtcNow() + call.RequestTakes + call.AnswerTakes);
    }
}

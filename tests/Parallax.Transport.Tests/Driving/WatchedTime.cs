using Microsoft.Extensions.Time.Testing;

namespace Parallax.Tests.Transport.Driving;

/// <summary>Driven time that knows who is waiting for what, so that it is moved only when nothing else can happen.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(Begin)
{
    public static readonly DateTimeOffset Begin = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<WatchedTimer> _timers = [];
    private TaskCompletionSource _change = NewChange();

    /// <summary>Completes when a timer has been set, changed or ended, or somebody has called <see cref="Signal"/>.</summary>
    public Task Change
    {
        get
        {
            lock (_lock)
            {
                return _change.Task;
            }
        }
    }

    public TimeSpan Elapsed => GetUtcNow() - Begin;

    /// <summary>How many attempts the client has begun.</summary>
    public int Attempts { get; private set; }

    public TimeSpan LongestAttempt { get; private set; }

    public bool AttemptIsUnderWay
    {
        get
        {
            lock (_lock)
            {
                return _timers.Exists(static timer => timer.Kind is TimerKind.Attempt);
            }
        }
    }

    /// <summary>How many requests the server has begun to delay.</summary>
    public int ServerDelays { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, Limits.KindOf(dueTime), GetUtcNow());
        lock (_lock)
        {
            _timers.Add(timer);
            Attempts += timer.Kind is TimerKind.Attempt ? 1 : 0;
        }

        timer.Start(base.CreateTimer, callback, state, dueTime, period);
        lock (_lock)
        {
            ServerDelays += timer.Kind is TimerKind.ServerDelay ? 1 : 0;
        }

        Signal();
        return timer;
    }

    /// <summary>Moves on to the end of the client's own wait, if there is one.</summary>
    public bool TryEndPause() => TryAdvance(static timer => timer.Kind is TimerKind.Pause);

    /// <summary>Moves on to whatever comes first: the server's answer, or the end of the client's patience.</summary>
    public bool TryEndHold() => TryAdvance(static _ => true);

    public async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        for (var change = Change; !condition(); change = Change)
        {
            await change.WaitAsync(cancellationToken);
        }
    }

    public void Signal()
    {
        lock (_lock)
        {
            _change.TrySetResult();
            _change = NewChange();
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool TryAdvance(Func<WatchedTimer, bool> counts)
    {
        DateTimeOffset? due;
        lock (_lock)
        {
            due = _timers.Where(counts).Min(timer => timer.Due);
        }

        if (due is null)
        {
            return false;
        }

        var now = GetUtcNow();
        Advance(due.Value > now ? due.Value - now : TimeSpan.Zero);
        return true;
    }

    private sealed class WatchedTimer(WatchedTime owner, TimerKind kind, DateTimeOffset start) : ITimer
    {
        private ITimer? _timer;

        public TimerKind Kind => kind;

        public DateTimeOffset? Due { get; private set; }

        public void Start(
            Func<TimerCallback, object?, TimeSpan, TimeSpan, ITimer> create,
            TimerCallback callback,
            object? state,
            TimeSpan dueTime,
            TimeSpan period)
        {
            _timer = create(Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, period);

            void Fire(object? nothing)
            {
                lock (owner._lock)
                {
                    Due = null;
                }

                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                Due = dueTime < TimeSpan.Zero ? null : owner.GetUtcNow() + dueTime;
            }

            _timer!.Change(dueTime, period);
            owner.Signal();
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                var duration = owner.GetUtcNow() - start;
                if (owner._timers.Remove(this) && kind is TimerKind.Attempt && duration > owner.LongestAttempt)
                {
                    owner.LongestAttempt = duration;
                }
            }

            _timer!.Dispose();
            owner.Signal();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

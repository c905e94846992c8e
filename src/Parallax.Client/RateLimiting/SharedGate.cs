namespace Parallax;

/// <summary>The gate as one client sees it: joined with the first key that it uses, and kept when the key rotates.</summary>
internal sealed class SharedGate(ParallaxClientOptions options, TimeProvider time, ClientLog log) : IDisposable
{
    private readonly object _lock = new();
    private RateGate? _gate;
    private string? _lastKey;
    private bool _isDisposed;
    private int _isQueueing;
    private long _announcedAt;

    /// <summary>What other processes know the user of the key by.</summary>
    public string User { get; private set; } = "";

    /// <summary>Whether the client limits its calls at all. If not, no call comes here.</summary>
    public bool IsEnabled => options.RateLimit.Enabled;

    public RateGate? Current => Volatile.Read(ref _gate)?.Latest;

    /// <summary>
    /// How full the limit is. Before the first call of this client it is what others with its key know, if that is known.
    /// </summary>
    public ParallaxRateLimitStatus Status(ParallaxPriority priority)
    {
        if (!IsEnabled)
        {
            return ParallaxRateLimitStatus.Disabled;
        }

        var known = Current ?? (options.ApiKeyProvider is null ? GateRegistry.Find(options.ApiKey!.Text, options.BaseAddress, time) : null);
        var limit = options.RateLimit;
        return (known ?? new RateGate(limit.PermitLimit, limit.Window, limit.EffectiveReserve, time)).Status(priority);
    }

    /// <summary>Whether that key is the one in use.</summary>
    public bool Uses(string key) => string.Equals(key, Volatile.Read(ref _lastKey), StringComparison.Ordinal);

    /// <summary>Tells which key is in use now.</summary>
    public RateGate Use(string key)
    {
        if (Uses(key) && Current is { } gate)
        {
            return gate;
        }

        lock (_lock)
        {
            _ = ThrowIfDisposed();
            if (_lastKey is null)
            {
                Volatile.Write(ref _gate, Join(key));
            }
            else if (!string.Equals(key, _lastKey, StringComparison.Ordinal))
            {
                Volatile.Write(ref _gate, GateRegistry.Rotate(_lastKey, key, options.BaseAddress, time));
            }

            User = GateRegistry.UserOf(key, options.BaseAddress);
            Volatile.Write(ref _lastKey, key);
            return _gate!.Latest;
        }
    }

    /// <summary>Refuses calls of a client that is gone: its views have nothing of their own that could be disposed of.</summary>
    public SharedGate ThrowIfDisposed()
        => Volatile.Read(ref _isDisposed) ? throw new ObjectDisposedException("Parallax.ParallaxClient") : this;

    /// <summary>A call queues: the first of a series of them is told of in the log, once a window at most.</summary>
    public void Queues(RateGate gate)
    {
        var now = time.GetTimestamp();
        if (Volatile.Read(ref _isQueueing) == 0
            && (_announcedAt == 0 || time.GetElapsedTime(_announcedAt, now) >= gate.Window)
            && Interlocked.Exchange(ref _isQueueing, 1) == 0)
        {
            _announcedAt = now;
            var status = gate.Status(ParallaxPriority.Normal);
            log.CallsQueue(status.Queued, status.Limit, status.Window.TotalSeconds, status.NextPermitAt);
        }
    }

    /// <summary>A call has its permit. If it was the last in the queue, the log tells that the queue is empty.</summary>
    public void Leaves(RateGate gate)
    {
        if (Volatile.Read(ref _isQueueing) == 1 && gate.Latest.IsQueueEmpty && Interlocked.Exchange(ref _isQueueing, 0) == 1)
        {
            log.NoCallQueues(time.GetElapsedTime(_announcedAt).TotalSeconds);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            if (_lastKey is not null)
            {
                GateRegistry.Leave(_lastKey, options.BaseAddress, time);
                (_gate, _lastKey) = (null, null);
            }
        }
    }

    private RateGate Join(string key)
    {
        var limit = options.RateLimit;
        var gate = GateRegistry.Join(key, options.BaseAddress, limit, time);
        if (gate.PermitLimit != limit.PermitLimit || gate.Window != limit.Window)
        {
            log.OtherLimit(gate.PermitLimit, gate.Window.TotalSeconds);
        }

        return gate;
    }
}

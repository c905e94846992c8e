namespace Parallax;

/// <summary>The gate as one client sees it: joined with the first key that it uses, and kept when the key rotates.</summary>
internal sealed class SharedGate(ParallaxClientOptions options, TimeProvider time, ClientLog log) : IDisposable
{
    private readonly object _lock = new();
    private RateGate? _gate;
    private string? _lastKey;
    private bool _isDisposed;

    public RateGate? Current => Volatile.Read(ref _gate);

    /// <summary>Until when nobody calls. Before the first call of this client it is what others with its key know, if that is known.</summary>
    public DateTimeOffset? ClosedUntil
        => (Current ?? (options.ApiKeyProvider is null ? GateRegistry.Find(options.ApiKey!.Text, options.BaseAddress, time) : null))?.ClosedUntil;

    /// <summary>Tells which key is in use now.</summary>
    public RateGate Use(string key)
    {
        if (Current is { } gate && string.Equals(key, Volatile.Read(ref _lastKey), StringComparison.Ordinal))
        {
            return gate;
        }

        lock (_lock)
        {
            Volatile.Write(ref _gate, _gate is null ? Join(key) : GateRegistry.Rotate(_gate, key, options.BaseAddress, time));
            Volatile.Write(ref _lastKey, key);
            return _gate;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            if (_gate is not null)
            {
                GateRegistry.Leave(_gate);
                _gate = null;
            }
        }
    }

    private RateGate Join(string key)
    {
        var limit = options.RateLimit;
        var gate = _isDisposed ? throw new ObjectDisposedException("Parallax.ParallaxClient") : GateRegistry.Join(key, options.BaseAddress, limit, time);
        if (gate.PermitLimit != limit.PermitLimit || gate.Window != limit.Window)
        {
            log.OtherLimit(gate.PermitLimit, gate.Window.TotalSeconds);
        }

        return gate;
    }
}

namespace Parallax;

/// <summary>The gate as one client sees it: joined with the first key that it uses, and kept when the key rotates.</summary>
internal sealed class SharedGate(ParallaxClientOptions options, TimeProvider time) : IDisposable
{
    private readonly object _lock = new();
    private RateGate? _gate;
    private string? _lastKey;

    public RateGate? Current => Volatile.Read(ref _gate);

    /// <summary>Tells which key is in use now.</summary>
    public RateGate Use(string key)
    {
        if (Current is { } gate && string.Equals(key, Volatile.Read(ref _lastKey), StringComparison.Ordinal))
        {
            return gate;
        }

        lock (_lock)
        {
            if (_gate is null)
            {
                Volatile.Write(ref _gate, GateRegistry.Join(key, options.BaseAddress, options.RateLimit, time));
            }
            else
            {
                GateRegistry.AddKey(_gate, key, options.BaseAddress, time);
            }

            Volatile.Write(ref _lastKey, key);
            return _gate!;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_gate is not null)
            {
                GateRegistry.Leave(_gate);
                _gate = null;
            }
        }
    }
}

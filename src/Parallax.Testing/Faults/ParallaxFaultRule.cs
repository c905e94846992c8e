namespace Parallax.Testing;

/// <summary>
/// Says which requests a fault of <see cref="ParallaxEmulator.Faults"/> strikes, and knows how often it did. Conditions add up.
/// </summary>
public sealed class ParallaxFaultRule
{
    private readonly object _lock = new();
    private readonly ParallaxFault[] _script;
    private readonly Func<string, bool> _isOperation;
    private readonly List<(int Hits, TaskCompletionSource Reached)> _waiters = [];
    private string? _method;
    private string[]? _path;
    private string? _operationId;
    private long _most;
    private long _taken;
    private int _hits;

    internal ParallaxFaultRule(ParallaxFault[] script, Func<string, bool> isOperation)
    {
        _script = script;
        _isOperation = isOperation;
        _most = script.Length;
    }

    /// <summary>Gets the faults, one for each request that fits, in order; a rule that is no script has one.</summary>
    public IReadOnlyList<ParallaxFault> Faults => _script;

    /// <summary>Gets how many requests it is still to strike; null when it strikes every one.</summary>
    public long? Remaining
    {
        get
        {
            lock (_lock)
            {
                return _most >= int.MaxValue ? null : _most - _taken;
            }
        }
    }

    /// <summary>Gets the method that requests have to have; null for any.</summary>
    public string? Method
    {
        get
        {
            lock (_lock)
            {
                return _method;
            }
        }
    }

    /// <summary>Gets the path under which requests have to stand; null for any.</summary>
    public string? Path
    {
        get
        {
            lock (_lock)
            {
                return _path is null ? null : '/' + string.Join('/', _path);
            }
        }
    }

    /// <summary>Gets the operation that requests have to call; null for any.</summary>
    public string? OperationId
    {
        get
        {
            lock (_lock)
            {
                return _operationId;
            }
        }
    }

    /// <summary>Gets how often it has struck. The places of a script at which all is well count too.</summary>
    public int Hits
    {
        get
        {
            lock (_lock)
            {
                return _hits;
            }
        }
    }

    /// <summary>Only requests with this method.</summary>
    /// <param name="method">The method, such as <c>POST</c>.</param>
    /// <returns>This rule.</returns>
    public ParallaxFaultRule OnMethod(string method)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        return Change(() => _method = method);
    }

    /// <summary>Only requests to this path and all that stand under it.</summary>
    /// <param name="path">
    /// The path, such as <c>/v1/clients</c>; <c>*</c> stands for any one segment, as in <c>/v1/projects/*/offerings</c>.
    /// </param>
    /// <returns>This rule.</returns>
    public ParallaxFaultRule OnPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Change(() => _path = path.Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Only calls of this operation.</summary>
    /// <param name="operationId">The operationId in the description, such as <c>CreateClient</c>.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentException">The description has no such operation.</exception>
    public ParallaxFaultRule OnOperation(string operationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationId);
        if (!_isOperation(operationId))
        {
            throw new ArgumentException($"The description has no operation '{operationId}'.", nameof(operationId));
        }

        return Change(() => _operationId = operationId);
    }

    /// <summary>How many requests are struck; of a script, how often it is gone through.</summary>
    /// <param name="times">The number. At least 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public ParallaxFaultRule Times(int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return Change(() => _most = (long)times * _script.Length);
    }

    /// <summary>Waits until it has struck, such as to move the clock on when a request is stalled.</summary>
    /// <param name="hits">How often it has to have struck, counted from its beginning.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends then. If the operation is carried out before the fault strikes, that is over by then.</returns>
    public Task WaitForHitsAsync(int hits = 1, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_hits >= hits)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((hits, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    internal ParallaxFault? Take(string method, IReadOnlyList<string> path, string? operationId)
    {
        lock (_lock)
        {
            return _taken < _most && Fits(method, path, operationId) ? _script[_taken++ % _script.Length] : null;
        }
    }

    internal void Hit()
    {
        lock (_lock)
        {
            _hits++;
            foreach (var waiter in _waiters.Where(waiter => waiter.Hits <= _hits))
            {
                waiter.Reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Hits <= _hits);
        }
    }

    private bool Fits(string method, IReadOnlyList<string> path, string? operationId)
        => (_method is null || string.Equals(_method, method, StringComparison.OrdinalIgnoreCase))
        && (_operationId is null || string.Equals(_operationId, operationId, StringComparison.Ordinal))
        && (_path is null || StartsWith(path, _path));

    private static bool StartsWith(IReadOnlyList<string> path, string[] start)
        => path.Count >= start.Length
            && start.Zip(path).All(pair => pair.First is "*" || string.Equals(pair.First, pair.Second, StringComparison.Ordinal));

    private ParallaxFaultRule Change(Action change)
    {
        lock (_lock)
        {
            change();
        }

        return this;
    }
}

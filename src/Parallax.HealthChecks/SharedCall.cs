namespace Parallax.HealthChecks;

/// <summary>One call at a time, for all that ask meanwhile; for some time after that its outcome will do.</summary>
/// <param name="call">The call. Fails just when it is cancelled.</param>
/// <param name="cacheDuration">How long an outcome will do.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedCall(Func<CancellationToken, Task<Finding>> call, TimeSpan cacheDuration, TimeProvider time) : IDisposable
{
    private readonly object _lock = new();
    private Run? _run;
    private Finding? _last;
    private bool _isDisposed;

    /// <summary>The latest outcome, however old.</summary>
    public Finding? Last => Volatile.Read(ref _last);

    /// <summary>The latest outcome, as long as it will do.</summary>
    public Finding? Fresh
        => Last is { } last && time.GetElapsedTime(last.At) < (last.RetryAfter > cacheDuration ? last.RetryAfter : cacheDuration) ? last : null;

    /// <summary>An outcome that will do; asks for one if there is none.</summary>
    /// <returns>Null if none came within <paramref name="timeout"/>. Then the call goes on, for whoever asks next.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The call ends as well if nobody else waits for it.</exception>
    public async Task<Finding?> GetAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Join() is not { } run)
        {
            return Last;
        }

        try
        {
            return await run.Outcome.Task.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                (run.Waiting, run.IsWantedLater) = (run.Waiting - 1, true);
            }

            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(run);
            throw;
        }
    }

    public void Dispose()
    {
        Run? run;
        lock (_lock)
        {
            _isDisposed = true;
            run = _run;
        }

        run?.Cancel();
    }

    private Run? Join()
    {
        Run run;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(ParallaxHealthCheck));
            if (_run is { } known)
            {
                known.Waiting++;
                return known;
            }

            if (Fresh is not null)
            {
                return null;
            }

            _run = run = new Run { Waiting = 1 };
        }

        _ = CarryOutAsync(run);
        return run;
    }

    private void Leave(Run run)
    {
        lock (_lock)
        {
            if (--run.Waiting > 0 || run.IsWantedLater || _run != run)
            {
                return;
            }

            _run = null;
        }

        run.Cancel();
    }

    private async Task CarryOutAsync(Run run)
    {
        Finding? found;
        try
        {
            found = await call(run.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It was ended, whatever a client makes of that, and whoever still waits for it has to hear so.
            found = null;
        }

        lock (_lock)
        {
            Volatile.Write(ref _last, found ?? _last);
            _run = _run == run ? null : _run;
        }

        if (found is null || !run.Outcome.TrySetResult(found))
        {
            run.Outcome.TrySetCanceled(CancellationToken.None);
        }
    }
}

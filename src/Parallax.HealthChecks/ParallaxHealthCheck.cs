using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parallax.HealthChecks;

/// <summary>
/// Whether the API can be reached, and takes the key. A singleton: one call at a time, for all checks that ask meanwhile, and for some time
/// after that its outcome will do.
/// </summary>
internal sealed class ParallaxHealthCheck(IParallaxClient client, ParallaxHealthCheckOptions options, TimeSpan timeout, TimeProvider time)
    : IHealthCheck, IDisposable
{
    private readonly object _lock = new();
    private volatile Finding? _last;
    private Call? _call;
    private bool _isDisposed;

    private Finding? Fresh
        => _last is { } last && time.GetElapsedTime(last.At) is var age && (age < options.CacheDuration || age < last.RetryAfter)
            ? last
            : null;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var finding = Fresh ?? (client.RateLimit.BlockedUntil is null ? await AskAsync(cancellationToken).ConfigureAwait(false) : null);
        var report = new Report(context.Registration.FailureStatus, client.RateLimit.BlockedUntil, time);
        return finding is not null ? report.Of(finding) : report.OfKnown(_last, timeout);
    }

    public void Dispose()
    {
        Call? call;
        lock (_lock)
        {
            (_isDisposed, call) = (true, _call);
        }

        call?.Cancel();
    }

    // Null if no outcome came in time.
    private async Task<Finding?> AskAsync(CancellationToken cancellationToken)
    {
        Call call;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (Fresh is { } fresh)
            {
                return fresh;
            }

            call = _call ??= new Call(CarryOutAsync);
            call.Waiting++;
        }

        try
        {
            return await call.Outcome.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // This check stays counted, so that no other ends the call: its outcome is for whichever check comes next.
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            bool isLast;
            lock (_lock)
            {
                isLast = --call.Waiting == 0;
                _call = isLast && _call == call ? null : _call;
            }

            if (isLast)
            {
                call.Cancel();
            }

            throw;
        }
    }

    private async Task<Finding> CarryOutAsync(Call call)
    {
        Finding? found = null;
        try
        {
            await client.Clients.ListAsync(cancellationToken: call.Token).GetTotalAsync(call.Token).ConfigureAwait(false);
            return found = Finding.Answered(time.GetTimestamp());
        }
        catch (Exception failure) when (!call.IsCancellationRequested)
        {
            return found = Finding.Failed(time.GetTimestamp(), failure);
        }
        catch (Exception failure)
        {
            // It was ended, whatever a client makes of that, and every check that still waits has to hear so.
            throw new OperationCanceledException("The call was ended.", failure, call.Token);
        }
        finally
        {
            lock (_lock)
            {
                (_last, _call) = (found ?? _last, _call == call ? null : _call);
            }
        }
    }

    /// <summary>A call, begun by the first check that waits for it. Never disposed of: it has neither a timer nor a handle.</summary>
    private sealed class Call : CancellationTokenSource
    {
        private readonly Lazy<Task<Finding>> _outcome;

        public Call(Func<Call, Task<Finding>> carryOut) => _outcome = new Lazy<Task<Finding>>(() => carryOut(this));

        public Task<Finding> Outcome => _outcome.Value;

        public int Waiting { get; set; }
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parallax.HealthChecks;

/// <summary>Whether the API can be reached, and takes the key. A singleton: what it knows is for all who ask.</summary>
internal sealed class ParallaxHealthCheck : IHealthCheck, IDisposable
{
    private readonly IParallaxClient _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly SharedCall _call;

    public ParallaxHealthCheck(IParallaxClient client, ParallaxHealthCheckOptions options, TimeSpan timeout, TimeProvider time)
    {
        (_client, _time, _timeout) = (client, time, timeout);
        _call = new SharedCall(AskAsync, options.CacheDuration, time);
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var finding = _call.Fresh;
        if (finding is null && _client.ClosedUntil is null)
        {
            finding = await _call.GetAsync(_timeout, cancellationToken).ConfigureAwait(false);
        }

        var report = new Report(context.Registration.FailureStatus, _client.ClosedUntil, _time);
        return finding is not null ? report.Of(finding) : report.OfKnown(_call.Last, _timeout);
    }

    public void Dispose() => _call.Dispose();

    private async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.Clients.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken).ConfigureAwait(false);
            return Finding.Answered(_time.GetTimestamp());
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Failed(_time.GetTimestamp(), failure);
        }
    }
}

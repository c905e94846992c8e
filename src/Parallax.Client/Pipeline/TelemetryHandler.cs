namespace Parallax;

/// <summary>Outermost: one observation per call, whatever becomes of it, and a line for Debug if it succeeds.</summary>
/// <param name="client">The name that the client has in the container, if it has one.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where the line goes.</param>
internal sealed class TelemetryHandler(string? client, TimeProvider time, ClientLog log) : DelegatingHandler
{
    /// <summary>What is said of a call that goes past key, limit, retries and exceptions, which all take their time.</summary>
    public static NotSupportedException IsSynchronous()
        => new("The Parallax client has no synchronous calls: a thread would be blocked while the call waits for a permit or another "
            + "attempt. "
            + "Call HttpClient.SendAsync instead of Send.");

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw IsSynchronous();

    // Without a listener there is nothing to wait for here.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => ParallaxTelemetry.IsObserved || log.LogsAnswers
            ? SendObservedAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendObservedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var call = CallState.Of(request);
        var observation = ParallaxTelemetry.IsObserved ? CallObservation.Begin(request, client, time) : null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            observation?.Answered((int)response.StatusCode);
            if (request is not ICallCarrier)
            {
                // The generated clients end it for their calls, once they have read the body.
                observation?.End();
            }

            log.Answered(call, (int)response.StatusCode, time.GetElapsedTime(since));
            return response;
        }
        catch (Exception failure)
        {
            observation?.Fail(failure, cancellationToken);
            throw;
        }
    }
}

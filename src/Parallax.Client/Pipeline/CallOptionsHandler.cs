namespace Parallax;

/// <summary>Outermost in a view of the client: gives each call the settings and headers of the view.</summary>
internal sealed class CallOptionsHandler : DelegatingHandler
{
    private readonly SharedGate _gate;
    private readonly CallSettings _settings;
    private readonly KeyValuePair<string, string>[] _headers;

    public CallOptionsHandler(ParallaxCallOptions options, SharedGate gate, ClientLog log, HttpMessageHandler inner)
        : base(inner)
    {
        _gate = gate;
        _settings = new CallSettings(
            options.Priority == ParallaxPriority.Background, options.Timeout, options.MaxWait, Notify(options.OnResponse, log));
        _headers = [.. options.Headers];
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = _gate.ThrowIfDisposed();
        CallState.Of(request).Settings = _settings;
        foreach (var (name, value) in _headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static Action<HttpResponseMessage, CallState>? Notify(Action<ParallaxCallResponse>? listener, ClientLog log)
        => listener is null ? null : (response, call) =>
    {
        try
        {
            listener(new ParallaxCallResponse(
                call.Name.Method, call.Name.Path, response.StatusCode, response.Headers, call.Budget.Elapsed, call.Attempts));
        }
        catch (Exception failure)
        {
            log.OnResponseFailed(call.Name.Method, call.Name.Path, failure);
        }
    };
}

namespace Parallax;

/// <summary>
/// Puts the key on requests to the API, and on no others, and lets no write pass a second time that may have arrived. Next to the
/// network, behind all handlers of the host: what these log or send elsewhere has no key, and what they repeat comes by here.
/// </summary>
internal sealed class KeyHeaderHandler(Seam seam) : DelegatingHandler
{
    internal const string HeaderName = "X-API-KEY";

    /// <inheritdoc />
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw TelemetryHandler.IsSynchronous();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null && (seam == Seam.UnseenConnections || CallName.Of(request).IsWrite))
        {
            // SocketsHttpHandler repeats what has none by itself, when the connection breaks.
            request.Content = new ByteArrayContent([]);
        }

        var call = CallState.Find(request) ?? Passage.Ambient?.Call;
        if (call is null || !BaseAddresses.HaveSameOrigin(call.Name.Address!, request.RequestUri))
        {
            // Not of this client's making, or a handler's own to another place.
            return base.SendAsync(request, cancellationToken);
        }

        return call.MayPass(request.Method)
            ? SendAsync(request, call, cancellationToken)
            : Task.FromException<HttpResponseMessage>(ParallaxRepeatedWriteException.Of(call));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallState call, CancellationToken cancellationToken)
    {
        // A redirect that is followed changes the request.
        var (method, address) = (request.Method, request.RequestUri);
        var passage = new Passage(call, isDirect: seam == Seam.Connections);
        passage.AttachTo(request);
        if (seam == Seam.Wrapper)
        {
            Passage.Ambient = passage;
        }

        HttpResponseMessage response;
        try
        {
            // Set, and never just added: a request that is repeated is the same one.
            request.Headers.Remove(HeaderName);
            if (call.Key is { } key)
            {
                request.Headers.TryAddWithoutValidation(HeaderName, key);
            }

            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            var isSeen = seam == Seam.Connections && call.Key is not null;
            call.Passed(method, status: null, passage.IsOnWire || (!isSeen && MayHaveGoneOut(request, failure)));
            throw;
        }
        finally
        {
            // The request outlives the attempt: it is repeated, and it is printed with its headers by whoever prints the answer.
            request.Headers.Remove(HeaderName);
        }

        call.Passed(method, response.StatusCode, wentOut: true);
        if (response.RequestMessage?.RequestUri is { } last && !last.Equals(address))
        {
            response.Dispose();
            throw Redirects.WasFollowed(call);
        }

        return response;
    }

    // What a handler of the host says is believed only if it has not even asked for the body.
    private static bool MayHaveGoneOut(HttpRequestMessage request, Exception failure)
        => request is not ICallCarrier { IsBodyRead: false } || (failure as HttpRequestException)?.HttpRequestError is not (
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
}

/// <summary>What is behind the handler that puts the key on.</summary>
internal enum Seam
{
    /// <summary>A handler of which nothing is known, such as one of a test.</summary>
    Unknown,

    /// <summary>Connections that say when they write a request.</summary>
    Connections,

    /// <summary>Connections that were in use before, and say nothing.</summary>
    UnseenConnections,

    /// <summary>A handler of the user's that has such connections in a field.</summary>
    Wrapper,
}

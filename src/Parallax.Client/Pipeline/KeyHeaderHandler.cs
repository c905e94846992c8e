namespace Parallax;

/// <summary>
/// Puts the key on requests to the API, and on no others. Next to the network, behind all handlers of the host: what these log or
/// send elsewhere has no key.
/// </summary>
internal sealed class KeyHeaderHandler(Uri baseAddress) : DelegatingHandler
{
    internal const string HeaderName = "X-API-KEY";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallState.Of(request).Key is not { } key || !BaseAddresses.HaveSameOrigin(baseAddress, request.RequestUri))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            request.Headers.Remove(HeaderName);
            request.Headers.TryAddWithoutValidation(HeaderName, key);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The request outlives the attempt: it is repeated, and it is printed with its headers by whoever prints the answer.
            request.Headers.Remove(HeaderName);
        }
    }
}

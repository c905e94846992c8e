namespace Parallax;

/// <summary>Puts the key on requests to the API, and on no others.</summary>
internal sealed class AuthHandler(KeySource keys, SharedGate? gate, Uri baseAddress) : DelegatingHandler
{
    internal const string HeaderName = "X-API-KEY";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsTheApi(request.RequestUri))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var call = CallState.Of(request);
        var key = call.FreshKey ?? await keys.GetAsync(call, cancellationToken).ConfigureAwait(false);
        call.FreshKey = null;
        gate?.Use(key);
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

    // Scheme, host and port; Uri.Compare would make strings of them.
    private bool IsTheApi(Uri? address)
        => address is not null
            && address.Port == baseAddress.Port
            && string.Equals(address.Scheme, baseAddress.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(address.Host, baseAddress.Host, StringComparison.OrdinalIgnoreCase);
}

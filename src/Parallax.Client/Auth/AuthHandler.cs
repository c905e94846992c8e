using Parallax.Wire;

namespace Parallax;

/// <summary>Chooses the key of an attempt; <see cref="KeyHeaderHandler"/> puts it on.</summary>
internal sealed class AuthHandler(KeySource keys, SharedGate? gate, Uri baseAddress) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!BaseAddresses.HaveSameOrigin(baseAddress, request.RequestUri))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var call = CallState.Of(request);
        try
        {
            call.Key ??= await keys.GetAsync(call, cancellationToken).ConfigureAwait(false);
            gate?.Use(call.Key);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            call.Key = null;
        }
    }
}

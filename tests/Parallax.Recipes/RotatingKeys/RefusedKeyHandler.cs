using System.Net;

namespace Parallax.Recipes.RotatingKeys;

// begin-snippet: handler
/// <summary>Next to the network, where the key is on the request: after a 401 the next attempt asks the store anew.</summary>
public sealed class RefusedKeyHandler(CachedKey keys) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && request.Headers.TryGetValues("X-API-KEY", out var used))
        {
            keys.Forget(used.Single());
        }

        return response;
    }
}
// end-snippet

// begin-snippet: handler
using System.Net;

namespace Parallax.Recipes.RotatingKeys;

/// <summary>After a 401 the next attempt asks the store anew. The handler never sees the key: it is put on behind it.</summary>
public sealed class RefusedKeyHandler(CachedKey keys) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var version = keys.Version;
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            keys.Forget(version);
        }

        return response;
    }
}
// end-snippet

// begin-snippet: handler
namespace Parallax.Recipes.ProxyAndHandlers;

/// <summary>Puts the correlation id on every attempt.</summary>
/// <remarks>It lives as long as the client and serves many calls at once, so it keeps nothing of a call.</remarks>
public sealed class CorrelationHandler : DelegatingHandler
{
    public const string HeaderName = "X-Correlation-Id";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A repeated attempt is the same request: set the header, and never just add it.
        request.Headers.Remove(HeaderName);
        if (Correlation.Current is { } id)
        {
            request.Headers.Add(HeaderName, id);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
// end-snippet

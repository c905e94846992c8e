// begin-snippet: proxy
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.ProxyAndHandlers;

public static class CorporateProxy
{
    /// <summary>Sends every call through a proxy. The client's own handler stays, with its timeouts and without redirects.</summary>
    public static IHttpClientBuilder ThroughProxy(this IHttpClientBuilder builder, Uri proxy, ICredentials? credentials = null)
        => builder.ConfigurePrimaryHttpMessageHandler((primary, _) =>
        {
            var sockets = (SocketsHttpHandler)primary;
            sockets.Proxy = new WebProxy(proxy) { Credentials = credentials };
        });
}
// end-snippet

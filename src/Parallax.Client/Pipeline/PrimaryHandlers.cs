using System.Net;

namespace Parallax;

/// <summary>
/// Holds primary handlers, also those of the user's own, to the rules of this client: no redirect is followed, with the key; no ids of
/// the caller's traces go out, and no second activity is made; no cookies are shared. Whatever wraps the connections.
/// </summary>
internal static class PrimaryHandlers
{
    private const string Rules = "set AllowAutoRedirect and UseCookies to false and ActivityHeadersPropagator to null";

    /// <summary>Sets what can be set, and puts the key handler next to the connections.</summary>
    /// <param name="primary">The outermost of the handlers.</param>
    /// <param name="baseAddress">Where the API is.</param>
    /// <param name="borrow">What to put around a handler that is not to be disposed of; null if it is.</param>
    /// <exception cref="ArgumentException">Something that has to be off cannot be switched off; the message says what to set.</exception>
    public static HttpMessageHandler Prepare(
        HttpMessageHandler primary, Uri baseAddress, Func<HttpMessageHandler, HttpMessageHandler>? borrow = null)
    {
        var (last, end) = EndOf(primary);
        if (end is KeyHeaderHandler)
        {
            // Another client has it, too.
            return borrow is null ? primary : borrow(primary);
        }

        var seam = SeamOf(end, baseAddress);
        if (last is not null && IsFresh(last, end))
        {
            last.InnerHandler = new KeyHeaderHandler(seam) { InnerHandler = end };
            return borrow is null ? primary : borrow(primary);
        }

        return new KeyHeaderHandler(last is null ? seam : Seam.Wrapper) { InnerHandler = borrow is null ? primary : borrow(primary) };
    }

    private static (DelegatingHandler? Last, HttpMessageHandler End) EndOf(HttpMessageHandler handler)
    {
        DelegatingHandler? last = null;
        while (handler is DelegatingHandler { InnerHandler: { } inner } delegating and not KeyHeaderHandler)
        {
            (last, handler) = (delegating, inner);
        }

        return (last, handler);
    }

    // One that has sent a request takes no other handler behind it.
    private static bool IsFresh(DelegatingHandler handler, HttpMessageHandler inner)
    {
        try
        {
            handler.InnerHandler = inner;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Seam SeamOf(HttpMessageHandler primaryHandler, Uri baseAddress)
    {
        if (primaryHandler is SocketsHttpHandler sockets)
        {
            return Silence(sockets, baseAddress) ? Seam.Connections : Seam.UnseenConnections;
        }

        var found = HandlerContents.Of(primaryHandler);
        if (found.Hidden is { } hidden)
        {
            throw new ArgumentException(
                $"The primary handler ({primaryHandler.GetType()}) has its connections where this client cannot see to it that they "
                    + $"follow no "
                + $"redirect with the key: {hidden}. Derive it from DelegatingHandler, with a SocketsHttpHandler as its InnerHandler, or "
                + $"have the "
                + $"SocketsHttpHandler in a field from the start; {Rules}.",
                nameof(primaryHandler));
        }

        foreach (var connections in found.Connections)
        {
            Silence(connections, baseAddress);
        }

        return found.Connections.Count > 0 ? Seam.Wrapper : Seam.Unknown;
    }

    // False if they are in use already, and are as they have to be, but cannot be told to say when they write.
    private static bool Silence(SocketsHttpHandler primaryHandler, Uri baseAddress)
    {
        if (primaryHandler.RequestHeaderEncodingSelector?.Target is WireWatch)
        {
            return true;
        }

        try
        {
            (primaryHandler.AllowAutoRedirect, primaryHandler.UseCookies, primaryHandler.ActivityHeadersPropagator) = (false, false, null);
            if (baseAddress.IsLoopback)
            {
                primaryHandler.Proxy ??= new LoopbackBypass();
            }

            primaryHandler.RequestHeaderEncodingSelector = new WireWatch(primaryHandler.RequestHeaderEncodingSelector).Select;
            return true;
        }
        catch (InvalidOperationException failure)
        {
            if (primaryHandler.AllowAutoRedirect || primaryHandler.UseCookies || primaryHandler.ActivityHeadersPropagator is not null)
            {
                throw new ArgumentException(
                    $"The primary handler is in use already, and would follow redirects with the key, keep cookies or send the ids of "
                        + $"traces: {Rules} before its first request.",
                    nameof(primaryHandler),
                    failure);
            }

            if (baseAddress.IsLoopback
                && primaryHandler is { UseProxy: true, Proxy: null }
                && !HttpClient.DefaultProxy.IsBypassed(baseAddress))
            {
                throw new ArgumentException(
                    "The primary handler is in use already, and would send the key to the proxy of the environment although the API is on "
                        + "the own machine: "
                    + "set UseProxy to false before its first request.",
                    nameof(primaryHandler),
                    failure);
            }

            return false;
        }
    }
}

/// <summary>
/// The proxy of the environment for all but the own machine: plain http is allowed there because the key does not leave it.
/// </summary>
internal sealed class LoopbackBypass : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => HttpClient.DefaultProxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}

namespace Parallax;

/// <summary>
/// Sees to it that a handler of the user's own follows no redirect: it would take the key along, to whichever host the answer
/// names. Only <c>Authorization</c> is taken off by those handlers.
/// </summary>
internal static class Redirects
{
    /// <summary>Switches redirects off, whichever handlers stand in front.</summary>
    /// <exception cref="ArgumentException">The handler follows redirects, and is in use already, so that it cannot be told not to.</exception>
    public static void SwitchOff(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        try
        {
            switch (handler)
            {
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    break;
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    break;
            }
        }
        catch (InvalidOperationException failure)
        {
            throw new ArgumentException(
                "The primary handler follows redirects, and would send the key to wherever they lead. It is in use already; set its AllowAutoRedirect to false before its first request.",
                nameof(handler),
                failure);
        }
    }
}

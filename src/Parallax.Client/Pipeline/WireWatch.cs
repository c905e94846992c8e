using System.Text;

namespace Parallax;

/// <summary>
/// Stands at the connections. Of all that <see cref="SocketsHttpHandler"/> asks for, the encoding of a header is asked for when it writes
/// the
/// request, be it the first time or, by itself, once more: before that, nothing was sent.
/// </summary>
/// <param name="own">What the user has set there.</param>
internal sealed class WireWatch(HeaderEncodingSelector<HttpRequestMessage>? own)
{
    /// <summary>Lets a request be written, or holds it back with an exception, before any of it leaves.</summary>
    /// <exception cref="HttpRequestException">
    /// The framework repeats a read, unseen by the rate limit. The retry does it, with a permit.
    /// </exception>
    /// <exception cref="ParallaxRepeatedWriteException">A write that may have arrived would be sent again.</exception>
    /// <exception cref="ParallaxException">The request goes elsewhere than to the API, with the key.</exception>
    public Encoding? Select(string headerName, HttpRequestMessage request)
    {
        if (string.Equals(headerName, KeyHeaderHandler.HeaderName, StringComparison.Ordinal)
            && Passage.Of(request, headerName) is { } passage)
        {
            Check(passage, request);
        }

        return own?.Invoke(headerName, request);
    }

    private static void Check(Passage passage, HttpRequestMessage request)
    {
        if (!BaseAddresses.HaveSameOrigin(passage.Call.Name.Address!, request.RequestUri))
        {
            throw Redirects.WasFollowed(passage.Call);
        }

        if (passage.Writes(request) && (passage.Call.Name.IsSentOnce || passage.IsDirect))
        {
            throw passage.Call.Name.IsSentOnce
                ? ParallaxRepeatedWriteException.Of(passage.Call)
                : new HttpRequestException(HttpRequestError.ResponseEnded, "The server closed the connection without an answer.");
        }
    }
}

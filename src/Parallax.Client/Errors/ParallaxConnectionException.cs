namespace Parallax;

/// <summary>There was no connection to the server, or it broke before the answer was complete.</summary>
public class ParallaxConnectionException : ParallaxException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the server cannot have seen anything of this attempt.</summary>
    internal bool NothingWasSent { get; private init; }

    internal static ParallaxConnectionException Of(CallState call, Exception failure)
    {
        var error = (failure as HttpRequestException)?.HttpRequestError ?? (failure as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var nothingWasSent = error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        call.MayHaveArrived |= !nothingWasSent;
        var problem = error switch
        {
            HttpRequestError.NameResolutionError => "the name of the host cannot be resolved",
            HttpRequestError.ConnectionError => "no connection to the server",
            HttpRequestError.SecureConnectionError => "no secure connection to the server",
            HttpRequestError.ProxyTunnelError => "no connection through the proxy",
            HttpRequestError.InvalidResponse => "what came is not HTTP",
            HttpRequestError.ResponseEnded => "the connection was closed before the answer was complete",
            _ when failure is InvalidDataException => "the compressed body is damaged",
            _ => "the connection broke before the answer was complete",
        };

        // What is not HTTP is quoted by the message of the failure: it stays out.
        var inner = error == HttpRequestError.InvalidResponse ? null : failure;
        return new ParallaxConnectionException($"{call.Name}: {problem}.{call.Consequence}", inner) { Call = call, NothingWasSent = nothingWasSent };
    }
}

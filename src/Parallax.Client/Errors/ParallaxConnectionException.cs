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

    /// <summary>How a request failed, as far as the framework says.</summary>
    private static HttpRequestError KindOf(Exception failure)
        => (failure as HttpRequestException)?.HttpRequestError
            ?? (failure as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;

    /// <summary>What to throw; the call has been told of the failure.</summary>
    internal static ParallaxConnectionException Of(CallState call, Exception failure)
    {
        var error = KindOf(failure);
        var server = call.Name.Server;
        var problem = error switch
        {
            HttpRequestError.NameResolutionError => $"the name {server} cannot be resolved",
            HttpRequestError.ConnectionError => $"no connection to {server}",
            HttpRequestError.SecureConnectionError => $"no secure connection to {server}",
            HttpRequestError.ProxyTunnelError => $"no connection to {server} through the proxy",
            HttpRequestError.InvalidResponse => "what came is not HTTP",
            HttpRequestError.ResponseEnded => "the connection was closed before the answer was complete",
            _ when failure is InvalidDataException => "the compressed body is damaged",
            _ when failure is not (HttpRequestException or IOException or OperationCanceledException)
                => "a handler gave up before the answer was complete",
            _ => "the connection broke before the answer was complete",
        };

        // What is not HTTP is quoted by the message of the failure: it stays out.
        var inner = error == HttpRequestError.InvalidResponse ? null : failure;
        return new ParallaxConnectionException($"{call.Name}: {problem}.{call.Consequence}", inner)
        {
            Call = call,
            NothingWasSent = call.NothingWasSent
        };
    }
}

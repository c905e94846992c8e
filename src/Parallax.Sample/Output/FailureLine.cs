namespace Parallax.Sample.Output;

/// <summary>A failure in one line: what happened, and what to do next.</summary>
internal static class FailureLine
{
    public static string Of(ParallaxException failure)
        => OneLine($"{failure.Message}{Detail(failure)} {NextStep(failure)}");

    public static string Of(Exception failure) => OneLine(failure.Message);

    // The message of the exception is made for logs and leaves out what may name data. On the screen it helps.
    private static string Detail(ParallaxException failure) => failure switch
    {
        ParallaxApiException { Detail: { Length: > 0 } detail } => $" The server says: {detail}",
        ParallaxApiException { Errors.Count: > 0 } api => $" The server says: {string.Join(' ', api.Errors.Values.SelectMany(messages => messages))}",
        _ => "",
    };

    // The messages name the next step in terms of the client. This adds what it means for the one who runs the sample.
    private static string NextStep(ParallaxException failure) => failure switch
    {
        ParallaxAuthenticationException => "Make a new token in Parallax and set PARALLAX_API_KEY to it.",
        ParallaxConnectionException => "Check PARALLAX_BASE_ADDRESS and the network, then run again.",
        ParallaxTimeoutException or ParallaxServerException => "Run again later.",
        _ => "",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

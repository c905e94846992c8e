using System.Net;

namespace Parallax;

/// <summary>Whether a failed attempt may be followed by another, and when: by what is known of it, and by the verb.</summary>
/// <remarks>
/// What is known of it is found out by <see cref="AttemptHandler"/>, which tells the call. What becomes of the last answer is for
/// <see cref="RetryHandler"/> to say.
/// </remarks>
internal sealed class RetryRules(ParallaxClientOptions options, RetryDelays delays)
{
    /// <summary>Decides, and leaves the wait with the call.</summary>
    public bool ShouldRetry(HttpResponseMessage? response, Exception? failure)
    {
        if (CallOf(response, failure) is not { } call || !MayBeRepeated(call, response, failure))
        {
            return false;
        }

        call.NextWait = delays.After(response, call.Attempts);

        // A wait that cannot end in time helps nobody: better to know now, and from the answer, when to come back.
        return call.NextWait < call.Budget.Left;
    }

    /// <summary>
    /// How much of the wait takes place here. While the gate is closed it is there, at the call's old place in the queue.
    /// </summary>
    public TimeSpan DelayBeforeNext(HttpResponseMessage? response, Exception? failure)
        => response?.StatusCode == HttpStatusCode.TooManyRequests && options.RateLimit.Enabled
            ? TimeSpan.Zero
            : CallOf(response, failure)!.NextWait;

    public static CallState? CallOf(HttpResponseMessage? response, Exception? failure) => (response, failure) switch
    {
        ({ RequestMessage: { } request }, _) => CallState.Of(request),
        (_, ParallaxException { Call: { } call }) => call,
        _ => null,
    };

    /// <summary>Why an attempt is repeated, for logs and metrics.</summary>
    public static string Reason(HttpResponseMessage? response, Exception? failure) => (response, failure) switch
    {
        ({ } answer, _) => ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        (_, ParallaxTimeoutException) => "timeout",
        _ => "connection",
    };

    private static bool MayBeRepeated(CallState call, HttpResponseMessage? response, Exception? failure)
    {
        var repeatable = call.Name.Method is "GET" or "HEAD" or "DELETE";
        return (response, failure) switch
        {
            // It was turned away at the door, or never left.
            ({ StatusCode: HttpStatusCode.TooManyRequests }, _) => true,
            (_, ParallaxConnectionException { NothingWasSent: true }) => true,
            ({ } answer, _) => repeatable && (int)answer.StatusCode is 408 or 500 or 502 or 503 or 504,
            (_, ParallaxConnectionException or ParallaxTimeoutException) => repeatable,
            _ => false,
        };
    }
}

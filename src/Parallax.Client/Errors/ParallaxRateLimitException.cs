using System.Globalization;
using System.Net;

namespace Parallax;

/// <summary>
/// 429: the limit on requests was passed, and the call was not processed. Or the client held it back so as not to pass the limit:
/// then <see cref="ParallaxApiException.ResponseBody"/> is null. <see cref="ParallaxApiException.RetryAfter"/> says when to come back,
/// where that is known.
/// </summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxRateLimitException(string message) : ParallaxApiException(message, HttpStatusCode.TooManyRequests)
{
    /// <summary>The call was held back by this client, and the server has seen nothing of it.</summary>
    internal static ParallaxRateLimitException NotSent(CallState call, string reason, TimeSpan time, TimeSpan? retryAfter = null)
        => new(string.Create(CultureInfo.InvariantCulture, $"{call.Name}: not sent, {reason} {time.TotalSeconds:0.###} s."))
        {
            RetryAfter = retryAfter,
            Call = call
        };
}

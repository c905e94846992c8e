using System.Globalization;
using System.Net;

namespace Parallax;

/// <summary>
/// 429: the limit on requests was passed, and the call was not processed. Or the client held it back so as not to pass the limit:
/// then <see cref="ParallaxApiException.ResponseBody"/> is null. <see cref="ParallaxApiException.RetryAfter"/> says when to come back.
/// </summary>
public class ParallaxRateLimitException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxRateLimitException(string message)
        : base(message, HttpStatusCode.TooManyRequests)
    {
    }

    internal ParallaxRateLimitException(ParallaxApiException facts)
        : base(facts)
    {
    }

    /// <summary>The call was held back by this client, and the server has seen nothing of it.</summary>
    internal static ParallaxRateLimitException NotSent(CallState call, TimeSpan wait, string reason)
        => new(string.Create(CultureInfo.InvariantCulture, $"{call.Name}: not sent, {reason} {wait.TotalSeconds:0.###} s.")) { RetryAfter = wait, Call = call };
}

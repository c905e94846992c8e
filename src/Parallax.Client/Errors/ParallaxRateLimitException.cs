using System.Net;

namespace Parallax;

/// <summary>429: the limit on requests was passed. The call was not processed; <see cref="ParallaxApiException.RetryAfter"/> says when to come back.</summary>
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
}

using System.Net;

namespace Parallax;

/// <summary>400: the request was not valid. <see cref="ParallaxApiException.Errors"/> says what about which field.</summary>
public class ParallaxValidationException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxValidationException(string message)
        : base(message, HttpStatusCode.BadRequest)
    {
    }

    internal ParallaxValidationException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

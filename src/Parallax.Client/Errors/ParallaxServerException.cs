using System.Net;

namespace Parallax;

/// <summary>5xx: the server failed. A write may have taken effect.</summary>
public class ParallaxServerException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxServerException(string message)
        : base(message, HttpStatusCode.InternalServerError)
    {
    }

    internal ParallaxServerException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

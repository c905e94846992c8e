using System.Net;

namespace Parallax;

/// <summary>422: the request was understood but cannot be carried out, such as an assignment to a role that does not exist.</summary>
public class ParallaxUnprocessableException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxUnprocessableException(string message)
        : base(message, HttpStatusCode.UnprocessableEntity)
    {
    }

    internal ParallaxUnprocessableException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

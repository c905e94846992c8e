using System.Net;

namespace Parallax;

/// <summary>409: a rule of the business forbids it as things stand, such as a name that is taken.</summary>
public class ParallaxConflictException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxConflictException(string message)
        : base(message, HttpStatusCode.Conflict)
    {
    }

    internal ParallaxConflictException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

using System.Net;

namespace Parallax;

/// <summary>404: there is no such object, or none that the key may see.</summary>
public class ParallaxNotFoundException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxNotFoundException(string message)
        : base(message, HttpStatusCode.NotFound)
    {
    }

    internal ParallaxNotFoundException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

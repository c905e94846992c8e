using System.Net;

namespace Parallax;

/// <summary>403: the user of the key may not do this.</summary>
public class ParallaxPermissionException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxPermissionException(string message)
        : base(message, HttpStatusCode.Forbidden)
    {
    }

    internal ParallaxPermissionException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

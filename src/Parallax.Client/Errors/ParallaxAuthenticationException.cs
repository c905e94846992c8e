using System.Net;

namespace Parallax;

/// <summary>401: the key is missing, wrong or no longer valid.</summary>
public class ParallaxAuthenticationException : ParallaxApiException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxAuthenticationException(string message)
        : base(message, HttpStatusCode.Unauthorized)
    {
    }

    internal ParallaxAuthenticationException(ParallaxApiException facts)
        : base(facts)
    {
    }
}

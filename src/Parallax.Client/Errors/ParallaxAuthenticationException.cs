using System.Net;

namespace Parallax;

/// <summary>401: the key is missing, wrong or no longer valid.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxAuthenticationException(string message) : ParallaxApiException(message, HttpStatusCode.Unauthorized);

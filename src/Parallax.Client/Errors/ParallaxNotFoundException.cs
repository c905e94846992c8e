using System.Net;

namespace Parallax;

/// <summary>404: there is no such object, or none that the key may see.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxNotFoundException(string message) : ParallaxApiException(message, HttpStatusCode.NotFound);

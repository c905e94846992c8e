using System.Net;

namespace Parallax;

/// <summary>5xx: the server failed. A write may have taken effect.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxServerException(string message) : ParallaxApiException(message, HttpStatusCode.InternalServerError);

using System.Net;

namespace Parallax;

/// <summary>400: the request was not valid. <see cref="ParallaxApiException.Errors"/> says what about which field.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxValidationException(string message) : ParallaxApiException(message, HttpStatusCode.BadRequest);

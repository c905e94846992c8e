using System.Net;

namespace Parallax;

/// <summary>422: the request was understood but cannot be carried out, such as an assignment to a role that does not exist.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxUnprocessableException(string message) : ParallaxApiException(message, HttpStatusCode.UnprocessableEntity);

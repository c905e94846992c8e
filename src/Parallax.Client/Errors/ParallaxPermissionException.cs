using System.Net;

namespace Parallax;

/// <summary>403: the user of the key may not do this.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxPermissionException(string message) : ParallaxApiException(message, HttpStatusCode.Forbidden);

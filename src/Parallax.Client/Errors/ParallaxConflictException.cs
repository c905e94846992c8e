using System.Net;

namespace Parallax;

/// <summary>409: a rule of the business forbids it as things stand, such as a name that is taken.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxConflictException(string message) : ParallaxApiException(message, HttpStatusCode.Conflict);

namespace Parallax;

/// <summary>There was no connection to the server, or it broke before the answer was complete.</summary>
public class ParallaxConnectionException(string message, Exception? innerException = null) : ParallaxException(message, innerException);

namespace Parallax;

/// <summary>The answer was not complete within <see cref="ParallaxClientOptions.AttemptTimeout"/>.</summary>
public class ParallaxTimeoutException(string message) : ParallaxException(message);

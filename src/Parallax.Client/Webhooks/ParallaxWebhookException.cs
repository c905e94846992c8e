namespace Parallax;

/// <summary>The body of a webhook cannot be read. The message says where and what was expected, and holds nothing of the body.</summary>
public class ParallaxWebhookException(string message) : FormatException(message);

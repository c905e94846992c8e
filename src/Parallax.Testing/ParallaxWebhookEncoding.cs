namespace Parallax.Testing;

/// <summary>How a signature is written into its header. The vendor's documentation does not say which one it is.</summary>
public enum ParallaxWebhookEncoding
{
    /// <summary>64 hexadecimal digits in small letters. The default.</summary>
    Hex,

    /// <summary>Standard base64.</summary>
    Base64,
}

using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parallax;

/// <summary>The secret that Parallax signs webhooks with. Its text cannot be read back, printed or serialised.</summary>
[TypeConverter(typeof(SecretConverter<ParallaxWebhookSecret>))]
public sealed class ParallaxWebhookSecret : ISecret<ParallaxWebhookSecret>
{
    private readonly string _text;

    private ParallaxWebhookSecret(string text)
    {
        _text = text;
        Utf8 = Encoding.UTF8.GetBytes(text);
    }

    internal byte[] Utf8 { get; }

    /// <summary>Takes over a secret as it was copied from Parallax.</summary>
    public static ParallaxWebhookSecret FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ParallaxWebhookSecret(text);
    }

    /// <summary>Takes over a secret; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ParallaxWebhookSecret?(string? text) => text is null ? null : new ParallaxWebhookSecret(text);

    /// <summary>
    /// What keeps the text from being a secret, such as <c>is blank</c>, without quoting it; null if nothing does. For a check at start.
    /// </summary>
    public string? GetProblem() => _text switch
    {
        // An empty secret is the worst one: everybody could sign with it.
        "" => "is missing",
        _ when string.IsNullOrWhiteSpace(_text) => "is blank",
        _ when _text.AsSpan().ContainsAny('\r', '\n') => "contains a line break, as a file would end with",
        _ => null,
    };

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}

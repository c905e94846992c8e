using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Parallax;

/// <summary>A Personal Access Token. Its text cannot be read back, printed or serialised.</summary>
[TypeConverter(typeof(SecretConverter<ParallaxApiKey>))]
public sealed class ParallaxApiKey : ISecret<ParallaxApiKey>
{
    private ParallaxApiKey(string text) => Text = text;

    internal string Text { get; }

    /// <summary>Takes over a key as it was copied from Parallax.</summary>
    public static ParallaxApiKey FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ParallaxApiKey(text);
    }

    /// <summary>Takes over a key; null stays null, and is refused with the other settings.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ParallaxApiKey?(string? text) => text is null ? null : new ParallaxApiKey(text);

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    /// <summary>What keeps a text from being a key, without quoting it; null if nothing does.</summary>
    internal static string? ProblemWith(string? text) => text switch
    {
        null or "" => "is missing",
        _ when string.IsNullOrWhiteSpace(text) => "is blank",
        _ when text.Any(static c => c is '\r' or '\n') => "contains a line break, as a file would end with",
        _ when text.Any(static c => c is < '!' or > '~')
            => "contains a character that no key has (a space, a control or a non-ASCII character)",
        _ => null,
    };
}

using System.Globalization;

namespace Parallax.OpenApi.Naming;

/// <summary>Texts of the description as they stand between the quotes of C#.</summary>
internal static class Literals
{
    /// <summary>What stands between the quotes for this text.</summary>
    public static string Of(string text) => string.Concat(text.Select(Of));

    /// <summary>The same in an interpolated text.</summary>
    public static string OfInterpolated(string text)
        => Of(text).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    // Lines, directions and whatever else cannot be seen are written as their code.
    private static string Of(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when IsHidden(letter) => $@"\u{(int)letter:X4}",
        _ => letter.ToString(),
    };

    private static bool IsHidden(char letter)
        => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}

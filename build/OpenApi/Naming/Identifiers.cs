using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parallax.OpenApi.Naming;

/// <summary>
/// What a text of the description may be called in C#, the best name first. All of it follows from that one text, so that a name
/// depends on nothing else unless it is taken.
/// </summary>
internal static class Identifiers
{
    // What has no letters of its own is called by what it is.
    private static readonly Dictionary<char, string> Symbols = new()
    {
        [' '] = "Space", ['!'] = "Exclamation", ['"'] = "Quote", ['#'] = "Hash", ['$'] = "Dollar", ['%'] = "Percent", ['&'] = "And",
        ['\''] = "Apostrophe", ['('] = "Open", [')'] = "Close", ['*'] = "Star", ['+'] = "Plus", [','] = "Comma", ['-'] = "Minus",
        ['.'] = "Dot", ['/'] = "Slash", [':'] = "Colon", [';'] = "Semicolon", ['<'] = "Less", ['='] = "Equal", ['>'] = "Greater",
        ['?'] = "Question", ['@'] = "At", ['['] = "OpenBracket", ['\\'] = "Backslash", [']'] = "CloseBracket", ['^'] = "Caret",
        ['_'] = "Underscore", ['`'] = "Backtick", ['{'] = "OpenBrace", ['|'] = "Or", ['}'] = "CloseBrace", ['~'] = "Tilde",
        ['\n'] = "LineFeed", ['\r'] = "Return", ['\t'] = "Tab",
    };

    private static readonly (string Text, string Words)[] Comparisons
        =
        [
            ("<=", " LessOrEqual "),
            (">=", " GreaterOrEqual "),
            ("!=", " NotEqual "),
            ("==", " Equal "),
            ("<", " Less "),
            (">", " Greater "),
            ("=", " Equal ")
        ];

    /// <summary>What a text may be called if its best name is taken.</summary>
    /// <param name="text">The text as it goes over the wire: no other in the scope is the same.</param>
    /// <param name="best">What it is called if nothing speaks against it.</param>
    /// <param name="suffix">What tells it from a thing of the library.</param>
    /// <param name="isOfLibrary">Whether the library took the best name, and no other text did.</param>
    public static IEnumerable<string> Others(string text, string best, string suffix, bool isOfLibrary)
    {
        IEnumerable<string> exact = IsIdentifier(text) ? [text, Spelled(text)] : [Spelled(text)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return (isOfLibrary ? exact.Prepend(best + suffix) : exact.Append(best + suffix)).Concat([$"{best}_{hash[..4]}", $"{best}_{hash}"]);
    }

    /// <summary>
    /// <c>start_date</c> is <c>StartDate</c>, <c>IN_PROGRESS</c> <c>InProgress</c>, <c>date>=</c> <c>DateGreaterOrEqual</c>, <c>-name</c>
    /// <c>MinusName</c>, <c>_id</c> <c>_Id</c> and <c>2nd</c> <c>_2nd</c>. What has no letter and no digit is spelled out.
    /// </summary>
    public static string Pascal(string text)
    {
        var sign = text is ['+' or '-', var second, ..] && char.IsLetterOrDigit(second) ? Symbols[text[0]] + " " : "";
        var spaced = Comparisons.Aggregate(
            text, (all, comparison) => all.Replace(comparison.Text, comparison.Words, StringComparison.Ordinal));
        var words = SplitWords(sign + spaced);
        if (words.Count == 0)
        {
            return Spelled(text);
        }

        var isShouted = words.Count > 1 && text.Any(char.IsLetter) && !text.Any(char.IsLower);
        var name = string.Concat(
            words.Select(word => char.ToUpperInvariant(word[0]) + (isShouted ? word[1..].ToLowerInvariant() : word[1..])));
        return text[0] == '_' || char.IsDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>The same as the name of a type: the generator puts a line before what does not begin with a letter of ASCII.</summary>
    public static string Capital(string name)
        => name[0] == '_' || char.IsAsciiLetter(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : "_" + name;

    /// <summary>The same for a parameter: <c>startDate</c>, <c>id</c> for ID, <c>xRequestID</c> for X-Request-ID.</summary>
    public static string Camel(string pascal)
    {
        var capitals = pascal.TakeWhile(char.IsUpper).Count();
        var lowered = capitals <= 1 || !pascal.Skip(capitals).Take(1).Any(char.IsLower) ? capitals : capitals - 1;
        return pascal[..lowered].ToLowerInvariant() + pascal[lowered..];
    }

    /// <summary>Every character that is no letter and no digit as a word: <c>\n</c> is <c>LineFeed</c>.</summary>
    public static string Spelled(string text)
    {
        StringBuilder name = new();
        var isStart = true;
        foreach (var letter in text)
        {
            var isPlain = char.IsLetterOrDigit(letter);
            name.Append(!isPlain ? Symbols.GetValueOrDefault(letter) ?? $"U{((int)letter).ToString("X4", CultureInfo.InvariantCulture)}"
                : isStart ? char.ToUpperInvariant(letter).ToString() : letter.ToString());
            isStart = !isPlain;
        }

        return name.Length == 0 ? "Empty" : char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    // A field of a generated class begins with a line: a member does so only if that is its best name.
    private static bool IsIdentifier(string text)
        => text.Length > 0
            && char.IsLetter(text[0])
            && text.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            && !Reserved.IsKeyword(text);

    private static List<string> SplitWords(string text)
    {
        List<string> words = [];
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsLetterOrDigit(text[index]))
            {
                start = start < 0 ? index : start;
            }
            else if (start >= 0)
            {
                words.Add(text[start..index]);
                start = -1;
            }
        }

        return words;
    }
}

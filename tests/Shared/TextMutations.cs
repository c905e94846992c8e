using System.Text.RegularExpressions;

namespace Parallax.Tests.Support;

/// <summary>Changes that leave JSON more or less in shape: wrong types, huge numbers, deep nesting, members that come or go.</summary>
internal static partial class TextMutations
{
    private static readonly string[] Oddities =
    [
        "null", "true", "0", "-0", "1e999", "-1e999", "1e-999", "0.1e400", "9223372036854775808", "79228162514264337593543950336",
        "1.7976931348623157e309", "12345678901234567890.123456789012345678901234567890",
        "NaN", "Infinity", "-Infinity", "undefined", "0x7fffffffffffffff", "0777", "01", "1.", ".5", "+1", "--1", "1e", "\"\"", "\" \"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\x\"", "\"\\u12\"", "'single'", "{}", "[]", "[[]]", "[null]",
        "{\"a\":{}}", "/* comment */ 1", "// comment\n1", "new Date(0)", "new Date(", "\"2025-02-30\"", "\"0001-01-01\"",
        "\"9999-12-31T23:59:60Z\"", "\"/Date(1)/\"", "\"11111111-1111-1111-1111-11111111111g\"", "\"NaN\"", "\"1e999\"",
        "\"$ref\"", "{\"$type\":\"System.Object, mscorlib\"}", "{\"$ref\":\"1\"}", "\"\uFEFF\"", "\"💥\"",
    ];

    public static readonly Func<string, Random, string>[] All =
    [
        ReplaceToken, ReplaceToken, ReplaceToken, RemoveToken, SwapTokens, DoubleToken, NestDeeply, HugeNumber, LongText, RepeatAll,
        MemberTwice,
    ];

    private static string ReplaceToken(string text, Random random) => Replace(text, random, _ => Oddities[random.Next(Oddities.Length)]);

    private static string RemoveToken(string text, Random random) => Replace(text, random, _ => "");

    private static string DoubleToken(string text, Random random)
        => Replace(text, random, token => token + (random.Next(2) == 0 ? "," : "") + token);

    private static string MemberTwice(string text, Random random)
        => Replace(text, random, token => $"{token},{token}:{Oddities[random.Next(Oddities.Length)]}");

    private static string SwapTokens(string text, Random random)
    {
        var tokens = Token().Matches(text);
        if (tokens.Count < 2)
        {
            return text;
        }

        var (first, second) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        if (first.Index > second.Index)
        {
            (first, second) = (second, first);
        }

        return first.Index == second.Index
            ? text
            : text[..first.Index]
                + second.Value
                + text[(first.Index + first.Length)..second.Index]
                + first.Value
                + text[(second.Index + second.Length)..];
    }

    private static string NestDeeply(string text, Random random)
    {
        var depth = 1 << random.Next(3, 15);
        var (open, close) = random.Next(3) switch { 0 => ("[", "]"), 1 => ("{\"a\":", "}"), _ => ("[", "") };
        return Replace(
            text, random, token => string.Concat(Enumerable.Repeat(open, depth)) + token + string.Concat(Enumerable.Repeat(close, depth)));
    }

    private static string HugeNumber(string text, Random random)
    {
        var digits = new string((char)('1' + random.Next(9)), 1 << random.Next(4, 15));
        return Replace(
            text, random, _ => random.Next(3) switch { 0 => digits, 1 => $"0.{digits}", _ => $"-{digits}.{digits}e{digits[..5]}" });
    }

    private static string LongText(string text, Random random)
        => Replace(text, random, _ => $"\"{new string('x', 1 << random.Next(4, 17))}\"");

    private static string RepeatAll(string text, Random random) => string.Concat(Enumerable.Repeat(text, 1 << random.Next(1, 8)));

    private static string Replace(string text, Random random, Func<string, string> change)
    {
        var tokens = Token().Matches(text);
        if (tokens.Count == 0)
        {
            return change(text);
        }

        var token = tokens[random.Next(tokens.Count)];
        return text[..token.Index] + change(token.Value) + text[(token.Index + token.Length)..];
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();
}

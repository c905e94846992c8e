using System.Globalization;
using System.Text;

namespace Parallax;

/// <summary>
/// The text of a JSON string with escapes, which the parser has checked. Its own way to read them refuses half a character, as a server
/// leaves it that cuts a text off; here it becomes the replacement character.
/// </summary>
internal static class EscapedText
{
    private const char Replacement = '\uFFFD';

    public static string Read(ReadOnlySpan<byte> utf8)
    {
        var escaped = Encoding.UTF8.GetString(utf8);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            text.Append(escaped[i] == '\\' ? Unescape(escaped, ref i) : escaped[i]);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = Replacement;
            }
        }

        return text.ToString();
    }

    private static char Unescape(string escaped, ref int i) => escaped[++i] switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => (char)ushort.Parse(escaped.AsSpan((i += 4) - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        var itself => itself,
    };
}

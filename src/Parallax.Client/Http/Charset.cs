using System.Net.Http.Headers;
using System.Text;

namespace Parallax;

/// <summary>The charset that a body declares. JSON is UTF-8 by itself; another one is heeded if .NET or the host knows it.</summary>
internal static class Charset
{
    private const int LongestName = 40;

    /// <summary>Null for UTF-8.</summary>
    /// <exception cref="UnknownCharsetException">It is not known.</exception>
    public static Encoding? Of(HttpContentHeaders headers)
    {
        var name = headers.ContentType?.CharSet?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name)
            || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            throw new UnknownCharsetException(name.Length > LongestName ? name[..LongestName] : name);
        }
    }
}

internal sealed class UnknownCharsetException(string name)
    : FormatException($"its charset '{name}' is not known to this program");

using System.Globalization;

namespace Parallax;

/// <summary>Values as text in paths, queries and JSON, the same under every culture.</summary>
internal static class WireText
{
    public static string Of<T>(T value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}

using System.Globalization;

namespace Parallax;

/// <summary>The numbers of an envelope, whichever type the description gives them. What is no whole number is none.</summary>
internal static class PageNumber
{
    public static long? Of<T>(T value) => value switch
    {
        long number => number,
        int number => number,
        null => null,
        _ => long.TryParse(WireText.Of(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}

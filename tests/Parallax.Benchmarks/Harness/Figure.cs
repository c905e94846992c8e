using System.Globalization;

namespace Parallax.Benchmarks.Harness;

/// <summary>Figures as the tables print them.</summary>
internal static class Figure
{
    public static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + " x";

    public static string Fixed(double value, int digits = 0)
        => value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

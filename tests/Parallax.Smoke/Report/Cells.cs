using System.Globalization;

namespace Parallax.Tests.Smoke;

/// <summary>The texts in the columns of the report.</summary>
internal static class Cells
{
    public static IReadOnlyList<string> Headings { get; } = ["Operation", "Status", "Time", "Result"];

    public static IReadOnlyList<string> Of(SmokeResult result)
        => [
        result.Operation,
        result.Status?.ToString(CultureInfo.InvariantCulture) ?? "-",
        result.Verdict is Verdict.NoData ? "-" : string.Create(CultureInfo.InvariantCulture, $"{result.Time.TotalMilliseconds:0} ms"),
        result.Reason,
    ];
}

using System.Globalization;

namespace Parallax.Tests.Smoke;

/// <summary>What came of a run.</summary>
/// <param name="Results">The calls, in order; those that were given up on are not among them.</param>
/// <param name="Planned">How many calls there were to be.</param>
/// <param name="Time">How long it took.</param>
internal sealed record SmokeOutcome(IReadOnlyList<SmokeResult> Results, int Planned, TimeSpan Time)
{
    public int Ok => Results.Count(result => result.Verdict is Verdict.Ok);

    public int Failed => Results.Count(result => result.Verdict is Verdict.Failed);

    public int WithoutData => Results.Count(result => result.Verdict is Verdict.NoData);

    private bool IsNothingThere => Ok == 0 && Results.All(result => result.Verdict is Verdict.NoData || result.Status is 404 or 405);

    /// <summary>The closing line.</summary>
    public override string ToString()
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Planned} operations: {Ok} ok, {Failed} failed, {WithoutData} without data, in {Time.TotalSeconds:0.0} s.");
        if (Results.Count < Planned)
        {
            return $"{line} Given up: {Results[^1].Reason}";
        }

        return IsNothingThere ? $"{line} Not one is there: does the base address lead to the API?" : line;
    }
}

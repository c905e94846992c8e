using System.Globalization;

using Parallax.Tests.Transport.SharedKey.Working;

namespace Parallax.Tests.Transport.SharedKey.Proving;

/// <summary>How a run ended.</summary>
internal sealed record Outcome(double Seconds, int CallsPerProcess, IReadOnlyList<WorkReport> Reports, Served Served)
{
    public int Calls => CallsPerProcess * Reports.Count;

    public double PercentAboveFloor => ((Seconds / Load.Floor(Calls)) - 1) * 100;

    public int Succeeded => Reports.Sum(static report => report.Succeeded);

    public int Without => Reports.Sum(static report => report.Without);

    /// <summary>Every call succeeded, and none took effect twice.</summary>
    public bool IsComplete => Succeeded == Calls && Served.Twice == 0;

    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Succeeded} of {Calls} calls succeeded, {Served.Names} created, {Served.Twice} of them twice, {Served.Refused} answers were "
                + $"429, {Seconds:0.00} s");
}

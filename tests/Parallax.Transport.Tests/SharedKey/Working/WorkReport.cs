namespace Parallax.Tests.Transport.SharedKey.Working;

/// <summary>How it went in one process.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Succeeded">Calls that did.</param>
/// <param name="Failure">The first failure; null if there was none.</param>
/// <param name="Leases">Leases that the limiter gave.</param>
/// <param name="Without">Calls that it failed, and that went on without a lease.</param>
/// <param name="LeasesAfterwards">Leases after the last of these; all, if there was none.</param>
/// <param name="LongestFailure">Milliseconds: the longest time that it kept a call waiting, only to fail.</param>
/// <param name="Warnings">Warnings in the log that it failed, one for each time that it went away.</param>
internal sealed record WorkReport(
    double Seconds, int Succeeded, string? Failure, int Leases, int Without, int LeasesAfterwards, int LongestFailure, int Warnings);

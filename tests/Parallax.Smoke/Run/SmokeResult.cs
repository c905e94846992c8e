namespace Parallax.Tests.Smoke;

/// <summary>One row of the report.</summary>
/// <param name="Operation">The operationId.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Reason">Why it is not ok, in one line; otherwise "ok".</param>
internal sealed record SmokeResult(string Operation, Verdict Verdict, int? Status, TimeSpan Time, string Reason);

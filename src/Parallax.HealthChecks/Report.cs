using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parallax.HealthChecks;

/// <summary>Puts what is known into the words and data of a health check.</summary>
internal sealed class Report(HealthStatus ofFailure, DateTimeOffset? closedUntil, TimeProvider time)
{
    /// <summary>A finding that is as new as it has to be.</summary>
    public HealthCheckResult Of(Finding finding) => Result(finding.Status(ofFailure), finding.Description, finding);

    /// <summary>There is no new finding: nobody may ask, or the time for it was up.</summary>
    public HealthCheckResult OfKnown(Finding? last, TimeSpan timeout)
    {
        var known = last is null ? "Nothing is known yet." : Invariant($"{last.Description} That was {Age(last).TotalSeconds:0} s ago.");
        if (closedUntil is { } until)
        {
            return Result(
                last?.Status(ofFailure) ?? HealthStatus.Degraded,
                Invariant($"{known} No call leaves until {until:u}, since the API said 429."),
                last);
        }

        var status = last?.Status(ofFailure) is { } before && before < HealthStatus.Degraded ? before : HealthStatus.Degraded;
        return Result(
            status,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{known} A call has had no answer within {timeout.TotalSeconds:0.###} s: it waits for the API, or behind other calls for "
                    + $"a permit of the rate limit."),
            last);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private TimeSpan Age(Finding finding) => time.GetElapsedTime(finding.At);

    // Without the exception: whoever publishes results may publish its properties, and ResponseBody is one.
    private HealthCheckResult Result(HealthStatus status, string description, Finding? finding)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        Add("age", finding is null ? null : Age(finding));
        Add("statusCode", finding?.StatusCode);
        Add("traceId", finding?.TraceId);
        Add("closedUntil", closedUntil);
        return new HealthCheckResult(status, description, exception: null, data);

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }
    }
}

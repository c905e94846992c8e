using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Parallax;

/// <summary>
/// One source of activities and one meter, both named <c>Parallax.Client</c>. Attributes have OpenTelemetry's HTTP names.
/// </summary>
internal static class ParallaxTelemetry
{
    public const string Name = "Parallax.Client";

    public static readonly ActivitySource Activities = new(Name);

    // In seconds. The usual ones for HTTP, and beyond: a call may take as long as the next window of the rate limit is away, or several.
    private static readonly InstrumentAdvice<double> CallBuckets = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120, 300],
    };

    private static readonly InstrumentAdvice<double> WaitBuckets = new()
    {
        HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600],
    };

    public static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "parallax.client.request.duration", "s", "Time that calls take, all attempts and waits included.", tags: null, CallBuckets);
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "parallax.client.retries", "{attempt}", "Attempts that were repeated, by reason.");
    private static readonly Histogram<double> GateWait = Meter.CreateHistogram(
        "parallax.client.gate.wait", "s", "Time that calls wait for a permit, if they have to wait.", tags: null, WaitBuckets);
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>(
        "parallax.client.pages", "{page}", "Pages of lists that were read.");

    public static bool IsObserved => Activities.HasListeners() || Duration.Enabled;

    // Of the call that this code is part of. A handler of the host may have begun one of its own inside of it.
    private static Activity? Current
    {
        get
        {
            var activity = Activities.HasListeners() ? Activity.Current : null;
            while (activity is not null && activity.Source != Activities)
            {
                activity = activity.Parent;
            }

            return activity;
        }
    }

    public static void RecordCall(TimeSpan elapsed, TagList tags) => Duration.Record(elapsed.TotalSeconds, tags);

    public static void RecordRetry(CallState call, string reason)
    {
        Retries.Add(1, new KeyValuePair<string, object?>("error.type", reason));
        Current?.AddEvent(new ActivityEvent("parallax.retry", tags: new ActivityTagsCollection
        {
            ["error.type"] = reason,
            ["http.request.resend_count"] = call.Attempts,
            ["parallax.retry.delay"] = call.NextWait.TotalSeconds,
        }));
    }

    public static void RecordGateWait(TimeSpan wait)
    {
        GateWait.Record(wait.TotalSeconds);
        RecordWait("parallax.gate.wait", wait);
    }

    /// <summary>Takes down that a call waited for a lease of the user's own limiter.</summary>
    public static void RecordLimiterWait(TimeSpan wait) => RecordWait("parallax.limiter.wait", wait);

    public static void RecordPage() => Pages.Add(1);

    private static void RecordWait(string name, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            Current?.AddEvent(new ActivityEvent(name, tags: new ActivityTagsCollection { [$"{name}.duration"] = wait.TotalSeconds }));
        }
    }
}

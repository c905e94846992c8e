using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Parallax;

/// <summary>One source of activities and one meter, both named <c>Parallax.Client</c>. Attributes have OpenTelemetry's HTTP names.</summary>
internal static class ParallaxTelemetry
{
    public const string Name = "Parallax.Client";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("parallax.client.request.duration", "s", "Time that calls take, all attempts and waits included.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("parallax.client.retries", "{attempt}", "Attempts that were repeated, by reason.");
    private static readonly Histogram<double> GateWait = Meter.CreateHistogram<double>("parallax.client.gate.wait", "s", "Time that calls wait for a permit, if they have to wait.");
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("parallax.client.pages", "{page}", "Pages of lists that were read.");

    public static bool IsObserved => Activities.HasListeners() || Duration.Enabled;

    public static void RecordCall(TimeSpan elapsed, TagList tags) => Duration.Record(elapsed.TotalSeconds, tags);

    public static void RecordRetry(string reason) => Retries.Add(1, new KeyValuePair<string, object?>("error.type", reason));

    public static void RecordGateWait(TimeSpan wait) => GateWait.Record(wait.TotalSeconds);

    public static void RecordPage() => Pages.Add(1);
}

using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Parallax.Tests.Support;

/// <summary>
/// What a host sees that exports the client's telemetry with OpenTelemetry. For fixtures that run alone: the source is the whole process's.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public Telemetry(params string[] otherSources)
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource(["Parallax.Client", .. otherSources]).AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddMeter("Parallax.Client").AddInMemoryExporter(_metrics).Build();
    }

    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>The only span there is.</summary>
    public Activity Span => _spans.Single();

    public static IReadOnlyDictionary<string, object?> TagsOf(Activity span) => span.TagObjects.ToDictionary(StringComparer.Ordinal);

    /// <summary>The points of a metric, as they are now.</summary>
    public IReadOnlyList<MetricPoint> PointsOf(string metric)
    {
        _metrics.Clear();
        _metering.ForceFlush();
        return [.. _metrics.Where(one => one.Name == metric).SelectMany(one => one.MetricPoints)];
    }

    public static IReadOnlyDictionary<string, object?> TagsOf(MetricPoint point)
    {
        Dictionary<string, object?> tags = new(StringComparer.Ordinal);
        foreach (var (name, value) in point.Tags)
        {
            tags.Add(name, value);
        }

        return tags;
    }

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }
}

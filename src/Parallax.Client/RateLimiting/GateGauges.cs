using System.Diagnostics.Metrics;

namespace Parallax;

/// <summary>
/// The state of the gates as observable gauges of the client's meter. A gate is told from others by host and number, never by its key.
/// </summary>
internal static class GateGauges
{
    private static int isRegistered;

    /// <summary>
    /// Makes the gauges, once. Not in a static constructor: a listener that is just being told of them may ask for their values.
    /// </summary>
    public static void Register(Meter meter)
    {
        if (Interlocked.Exchange(ref isRegistered, 1) == 1)
        {
            return;
        }

        meter.CreateObservableGauge(
            "parallax.client.rate_limit.available",
            () => Measure(static status => status.Available),
            "{call}",
            "Calls that can start without waiting.");
        meter.CreateObservableGauge(
            "parallax.client.rate_limit.queued", () => Measure(static status => status.Queued), "{call}", "Calls that wait for a permit.");
        meter.CreateObservableGauge(
            "parallax.client.rate_limit.under_way",
            () => Measure(static status => status.UnderWay),
            "{call}",
            "Calls that have a permit and no response yet.");
        meter.CreateObservableGauge(
            "parallax.client.rate_limit.blocked",
            () => Measure(static status => status.Blocked.TotalSeconds),
            "s",
            "For how long no call leaves because the API answered 429.");
    }

    private static IEnumerable<Measurement<T>> Measure<T>(Func<ParallaxRateLimitStatus, T> value)
        where T : struct
        => GateRegistry.InUse().Select(known => new Measurement<T>(
            value(known.Gate.Status(ParallaxPriority.Normal)),
            new KeyValuePair<string, object?>("server.address", known.Host),
            new KeyValuePair<string, object?>("parallax.client.rate_limit.number", known.Gate.Number)));
}

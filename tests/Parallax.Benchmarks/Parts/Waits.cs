using System.Diagnostics.Metrics;

namespace Parallax.Benchmarks.Parts;

/// <summary>
/// How long each of some calls waited for a permit, as the client's own metric tells it. A call that did not have to wait counts with zero.
/// </summary>
internal sealed class Waits
{
    private static readonly AsyncLocal<double[]?> WaitOfCall = new();
    private static readonly MeterListener Listener = Listen();

    private readonly Lock _lock = new();
    private readonly List<double> _milliseconds = [];

    public int Calls => _milliseconds.Count;

    public async Task OfAsync(Func<Task> call)
    {
        double[] wait = [0];
        WaitOfCall.Value = wait;
        await call();
        lock (_lock)
        {
            _milliseconds.Add(wait[0]);
        }
    }

    /// <summary>The wait that this part of the calls did not exceed.</summary>
    public double WaitAt(double part)
    {
        if (_milliseconds.Count == 0)
        {
            throw new InvalidOperationException("No call was made.");
        }

        return _milliseconds.Order().ElementAt((int)Math.Ceiling(part * _milliseconds.Count) - 1);
    }

    // The client records the wait within the call that waited.
    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is { Name: "parallax.client.gate.wait", Meter.Name: "Parallax.Client" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, seconds, _, _) =>
        {
            if (WaitOfCall.Value is { } wait)
            {
                wait[0] += seconds * 1000;
            }
        });
        listener.Start();
        return listener;
    }
}

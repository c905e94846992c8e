using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Parallax.Tests.Transport.Leaks;

/// <summary>Hears everything that a process can be heard to say: logs of all levels, activities and metrics of all sources.</summary>
internal sealed class Witness : ILoggerProvider, ILogger
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _metrics = new();

    public Witness()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<double>(Hear);
        _metrics.SetMeasurementEventCallback<long>(Hear);
        _metrics.SetMeasurementEventCallback<int>(Hear);
        _metrics.Start();
    }

    public ConcurrentQueue<string> Logs { get; } = new();

    public ConcurrentQueue<string> Activities { get; } = new();

    public ConcurrentQueue<string> Metrics { get; } = new();

    public ConcurrentQueue<string> Exceptions { get; } = new();

    public IEnumerable<string> Everything => [.. Logs, .. Activities, .. Metrics, .. Exceptions];

    public void Hear(Exception failure)
    {
        for (var current = failure; current is not null; current = current.InnerException)
        {
            Exceptions.Enqueue($"{current} {current.Message} {current.StackTrace} {current.HelpLink} {current.Source}");
            foreach (DictionaryEntry entry in current.Data)
            {
                Exceptions.Enqueue($"{entry.Key}={entry.Value}");
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Logs.Enqueue($"{state} {Text(state)}");
        return null;
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Logs.Enqueue($"{formatter(state, exception)} {Text(state)} {exception}");
        if (exception is not null)
        {
            Hear(exception);
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _metrics.Dispose();
    }

    private static string Text(object? state) => state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(", ", pairs) : "";

    private void Hear(Activity activity)
    {
        var texts = activity.Events.Select(happening => $"{happening.Name} {Text(happening.Tags)}");
        Activities.Enqueue(
            $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} "
                + $"{Text(activity.TagObjects)} {Text(activity.Baggage)} {string.Join(' ', texts)}");
    }

    private static string Text(IEnumerable<KeyValuePair<string, string?>> pairs) => string.Join(", ", pairs);

    private void Hear<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        => Metrics.Enqueue($"{instrument.Meter.Name} {instrument.Name} {measurement} {string.Join(", ", tags.ToArray())}");
}

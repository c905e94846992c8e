using Microsoft.Extensions.Logging;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>
/// Notes what is tried again. The client logs it after the refusal has passed the gate, and before the next attempt comes to it.
/// </summary>
internal sealed class NotingLog(GateNotes notes) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> values
            && values.ToDictionary(StringComparer.Ordinal) is var named
            && named.TryGetValue("Reason", out var reason) && reason is "429")
        {
            notes.ComesAgain((string)named["Path"]!);
        }
    }

    public void Dispose()
    {
    }
}

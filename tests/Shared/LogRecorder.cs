using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parallax.Tests.Support;

/// <summary>Keeps every line and every scope that is logged, at any level.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The values behind lines and scopes, for logs that keep them one by one.</summary>
    public ConcurrentQueue<string> Values { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(state.ToString() ?? "");
        Keep(state);
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
        Keep(state);
    }

    public void Dispose()
    {
    }

    private void Keep(object? state)
    {
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            Values.Enqueue($"{name}={(value is IEnumerable<string> several ? string.Join(", ", several) : value)}");
        }
    }
}

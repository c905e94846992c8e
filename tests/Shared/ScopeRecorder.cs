using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parallax.Tests.Support;

/// <summary>Keeps every line with its named values and with the scopes that it was logged in, as structured logs do.</summary>
internal sealed class ScopeRecorder : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<Entry> Entries { get; } = new();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    internal sealed record Entry(string Category, LogLevel Level, string Message, IReadOnlyDictionary<string, object?> Values, IReadOnlyList<string> Scopes);

    private sealed class Logger(ScopeRecorder recorder, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => recorder._scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            List<string> scopes = [];
            recorder._scopes.ForEachScope(static (scope, all) => all.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : $"{scope}"), scopes);
            var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary();
            recorder.Entries.Enqueue(new Entry(category, logLevel, $"{formatter(state, exception)} {exception}", values, scopes));
        }
    }
}

using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.Support;

/// <summary>What was logged, as texts to look through.</summary>
internal static class FakeLogs
{
    /// <summary>Level, message and exception of every line, and the scopes that it was logged in.</summary>
    public static IReadOnlyList<string> Lines(this FakeLoggerProvider log)
        => [.. log.Collector.GetSnapshot()
            .SelectMany(record => record.Scopes.Select(scope => $"{scope}")
                .Prepend($"{record.Level} {record.Message} {record.Exception}"))];

    /// <summary>The values behind lines and scopes, for logs that keep them one by one.</summary>
    public static IReadOnlyList<string> Values(this FakeLoggerProvider log)
        =>
        [
            .. log.Collector.GetSnapshot().SelectMany(record => record.StructuredState ?? []).Select(value => $"{value}"),
            .. log.Collector.GetSnapshot()
                .SelectMany(record => record.Scopes)
                .OfType<IEnumerable<KeyValuePair<string, object?>>>()
                .SelectMany(scope => scope)
                .Select(value => $"{value}"),
        ];
}

namespace Parallax.OpenApi.Comparing;

/// <summary>Compares two sets by name, and writes one line for each that came, went or changed.</summary>
internal static class ChangeList
{
    /// <summary>
    /// A line for what only <paramref name="newer"/> has (+), what only <paramref name="older"/> has (-), and what differs (~).
    /// </summary>
    public static IEnumerable<string> Of(string kind, IReadOnlyDictionary<string, string> older, IReadOnlyDictionary<string, string> newer)
        => older.Keys.Union(newer.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .SelectMany(name => (older.GetValueOrDefault(name), newer.GetValueOrDefault(name)) switch
            {
                (null, { } added) => [Line('+', kind, name, added)],
                ({ } removed, null) => [Line('-', kind, name, removed)],
                var (before, after) when before != after => [Line('~', kind, name, $"{before} -> {after}")],
                _ => Array.Empty<string>(),
            });

    private static string Line(char sign, string kind, string name, string text)
        => $"{sign} {kind} {name}{(text.Length > 0 ? $": {text}" : "")}";
}

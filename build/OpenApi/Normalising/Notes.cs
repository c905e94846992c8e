namespace Parallax.OpenApi.Normalising;

/// <summary>
/// What a maintainer should know of the changes. Many of one kind are one line with their number; each of them is told on demand.
/// </summary>
internal sealed class Notes
{
    private readonly List<(string? Kind, string Text)> _notes = [];

    /// <summary>Line by line, in the order of the first of each kind.</summary>
    public IReadOnlyList<string> Lines
        => [.. Kinds().Select(kind => kind is [var single] ? single.Text : $"{kind.Count} {kind[0].Kind}")];

    /// <summary>Each of those that <see cref="Lines"/> has only the number of.</summary>
    public IReadOnlyList<string> Details => [.. Kinds().Where(kind => kind.Count > 1).SelectMany(kind => kind).Select(note => note.Text)];

    /// <summary>Adds a line that stands for itself.</summary>
    public void Add(string text) => _notes.Add((null, text));

    /// <summary>Adds one of a kind of which there may be many.</summary>
    /// <param name="kind">What follows the number if there are several: <c>schemas have names that are none in C#</c>.</param>
    /// <param name="text">The whole line.</param>
    public void Add(string kind, string text) => _notes.Add((kind, text));

    // What stands for itself is a kind of its own.
    private IEnumerable<IReadOnlyList<(string? Kind, string Text)>> Kinds()
        => _notes.Index()
            .GroupBy(note => note.Item.Kind ?? $"{note.Index}", note => note.Item, StringComparer.Ordinal)
            .Select(kind => kind.ToList());
}

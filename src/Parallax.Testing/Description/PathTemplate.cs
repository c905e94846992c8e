namespace Parallax.Testing;

/// <summary>A path of the description, such as <c>/v1/pipelines/{pipeline_id}/stages</c>.</summary>
internal sealed class PathTemplate
{
    private readonly string[] _segments;

    public PathTemplate(string text)
        : this(text.TrimStart('/').Split('/'))
    {
    }

    private PathTemplate(string[] segments)
    {
        _segments = segments;
        Text = '/' + string.Join('/', segments);
        Key = '/' + string.Join('/', segments.Select(segment => IsParameter(segment) ? "{}" : segment));
    }

    public string Text { get; }

    /// <summary>Gets the path with the names of its parameters dropped, under which paths that mean the same are one.</summary>
    public string Key { get; }

    public int Length => _segments.Length;

    public int LiteralCount => _segments.Count(segment => !IsParameter(segment));

    public bool EndsInParameter => IsParameter(_segments[^1]);

    public PathTemplate Parent => new(_segments[..^1]);

    /// <summary>Gets the place and the name of each parameter, from left to right.</summary>
    public IEnumerable<(int Place, string Name)> Parameters
        => _segments.Select((segment, place) => (place, segment))
            .Where(pair => IsParameter(pair.segment))
            .Select(pair => (pair.place, pair.segment[1..^1]));

    public PathTemplate Prefix(int length) => new(_segments[..length]);

    public bool Matches(IReadOnlyList<string> path)
    {
        if (path.Count != _segments.Length)
        {
            return false;
        }

        for (var place = 0; place < _segments.Length; place++)
        {
            if (IsParameter(_segments[place])
                ? path[place].Length == 0
                : !string.Equals(_segments[place], path[place], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsParameter(string segment) => segment.Length > 2 && segment[0] == '{' && segment[^1] == '}';
}

namespace Parallax.OpenApi.Normalising;

/// <summary>What the user should know of the changes that were made: one line each.</summary>
internal sealed class Notes
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);
}

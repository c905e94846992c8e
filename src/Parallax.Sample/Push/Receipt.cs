using Parallax.Sample.Output;

namespace Parallax.Sample.Push;

/// <summary>What stands on the server by now, in words. Filled as it happens, so that after a failure one knows how far it came.</summary>
internal sealed class Receipt(Tally tally)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Created(string what, string description) => Add(what, $"created {description}");

    public void Changed(string what, string description) => Add(what, $"changed {description}");

    private void Add(string what, string line)
    {
        _lines.Add(line);
        tally.Written(what);
    }
}

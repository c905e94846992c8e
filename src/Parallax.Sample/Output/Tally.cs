namespace Parallax.Sample.Output;

/// <summary>Counts the rows of a run by what they are, in the order in which they came up, and the calls that it took.</summary>
internal sealed class Tally
{
    private readonly OrderedDictionary<string, TallyLine> _lines = new(StringComparer.Ordinal);
    private long _calls;

    public IEnumerable<TallyLine> Lines => _lines.Values;

    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>A request that goes over the wire; several may at once.</summary>
    public void Call() => Interlocked.Increment(ref _calls);

    /// <summary>Rows that the server gave.</summary>
    public void Read(string what, long rows = 1) => Add(what, read: rows, written: 0);

    /// <summary>Rows that went into a file, or objects that were created or changed on the server.</summary>
    public void Written(string what, long rows = 1) => Add(what, read: 0, written: rows);

    private void Add(string what, long read, long written)
    {
        var line = _lines.GetValueOrDefault(what, new TallyLine(what, 0, 0));
        _lines[what] = line with { Read = line.Read + read, Written = line.Written + written };
    }
}

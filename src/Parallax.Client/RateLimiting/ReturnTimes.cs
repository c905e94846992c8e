namespace Parallax;

/// <summary>When the permits that were used come back, in that order. A ring: no allocation while nobody has to wait.</summary>
internal sealed class ReturnTimes(int capacity)
{
    private readonly long[] _times = new long[capacity];
    private int _first;

    public int Count { get; private set; }

    /// <summary>The next one; not to be asked for when there is none.</summary>
    public long First => _times[_first];

    public void Add(long time) => _times[(_first + Count++) % _times.Length] = time;

    /// <summary>Takes out those that are due.</summary>
    /// <returns>How many there were.</returns>
    public int TakeDue(long now)
    {
        var taken = 0;
        while (Count > 0 && _times[_first] <= now)
        {
            _first = (_first + 1) % _times.Length;
            Count--;
            taken++;
        }

        return taken;
    }
}

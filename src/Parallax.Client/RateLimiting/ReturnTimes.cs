namespace Parallax;

/// <summary>When the permits that were used come back, in that order. A ring: no allocation while no call has to wait.</summary>
internal sealed class ReturnTimes(int capacity)
{
    private long[] _times = new long[capacity];
    private int _first;

    public int Count { get; private set; }

    /// <summary>The one at <paramref name="index"/>, from the next to the last.</summary>
    public long this[int index] => _times[(_first + index) % _times.Length];

    /// <summary>Adds so many that come back then: not before those that are there.</summary>
    public void Add(long time, int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            if (Count == _times.Length)
            {
                Grow();
            }

            _times[(_first + Count++) % _times.Length] = time;
        }
    }

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

    // There are more than permits only after two gates have become one.
    private void Grow()
    {
        var larger = new long[2 * _times.Length];
        for (var index = 0; index < Count; index++)
        {
            larger[index] = this[index];
        }

        (_times, _first) = (larger, 0);
    }
}

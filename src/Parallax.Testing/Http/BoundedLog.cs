namespace Parallax.Testing;

/// <summary>The last entries of a log, oldest first.</summary>
internal sealed class BoundedLog<T>(int limit)
{
    private readonly Queue<T> _entries = new();

    public void Add(T entry)
    {
        lock (_entries)
        {
            if (_entries.Count == limit)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    public T[] Snapshot()
    {
        lock (_entries)
        {
            return [.. _entries];
        }
    }

    public void Clear()
    {
        lock (_entries)
        {
            _entries.Clear();
        }
    }
}

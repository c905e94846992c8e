namespace Parallax.Testing.Http;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestLog(int limit)
{
    private readonly Queue<ReceivedRequest> _entries = new();

    public void Add(ReceivedRequest entry)
    {
        lock (_entries)
        {
            if (_entries.Count == limit)
                _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }

    public ReceivedRequest[] Snapshot()
    {
        lock (_entries)
            return [.. _entries];
    }

    public void Clear()
    {
        lock (_entries)
            _entries.Clear();
    }
}

namespace Parallax.Testing;

/// <summary>
/// The last requests, oldest first. Of these, the bodies are kept while they fit into a number of bytes; beyond it the oldest
/// requests lose theirs.
/// </summary>
internal sealed class RequestLog(int limit, long bodyBytes)
{
    private readonly object _lock = new();
    private readonly LinkedList<ReceivedRequest> _entries = new();
    private LinkedListNode<ReceivedRequest>? _firstWithBodies;
    private long _number;
    private long _keptBytes;

    /// <summary>Numbers the entry and takes it in.</summary>
    public void Add(ReceivedRequest entry)
    {
        lock (_lock)
        {
            entry.Number = ++_number;
            var node = _entries.AddLast(entry);
            _firstWithBodies ??= node;
            _keptBytes += entry.KeptBytes;
            if (_entries.Count > limit)
            {
                RemoveFirst();
            }

            DropBodies();
        }
    }

    /// <summary>Adds the response to an entry, unless the entry has lost its bodies, or the log has been cleared, meanwhile.</summary>
    public void Complete(ReceivedRequest entry, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        lock (_lock)
        {
            entry.Answer(headers);
            if (entry.IsForgotten)
            {
                return;
            }

            _keptBytes -= entry.KeptBytes;
            entry.KeepResponse(body);
            _keptBytes += entry.KeptBytes;
            DropBodies();
        }
    }

    public ReceivedRequest[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            while (_entries.Count > 0)
            {
                RemoveFirst();
            }
        }
    }

    private void RemoveFirst()
    {
        var first = _entries.First!;
        if (_firstWithBodies == first)
        {
            _firstWithBodies = first.Next;
        }

        // Not its bodies: a test may hold the entry, and what it holds stays whole.
        _keptBytes -= first.Value.KeptBytes;
        first.Value.IsForgotten = true;
        _entries.RemoveFirst();
    }

    private void DropBodies()
    {
        while (_keptBytes > bodyBytes && _firstWithBodies is { } node)
        {
            _keptBytes -= node.Value.KeptBytes;
            node.Value.DropBodies();
            _firstWithBodies = node.Next;
        }
    }
}

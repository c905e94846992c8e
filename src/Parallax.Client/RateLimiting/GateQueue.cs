using System.Diagnostics.CodeAnalysis;

namespace Parallax;

/// <summary>The calls that wait at the gate, in the order of their tickets. Used under the lock of the gate.</summary>
internal sealed class GateQueue
{
    private readonly PriorityQueue<GateWaiter, long> _waiters = new();

    /// <summary>Whether nobody waits; who is through, or has left before his turn, does not count.</summary>
    public bool IsEmpty
    {
        get
        {
            while (_waiters.TryPeek(out var waiter, out _) && waiter.IsOver)
            {
                _waiters.Dequeue();
            }

            return _waiters.Count == 0;
        }
    }

    public bool NobodyIsBefore(long ticket) => IsEmpty || !_waiters.TryPeek(out _, out var first) || ticket < first;

    public void Enqueue(GateWaiter waiter, long ticket) => _waiters.Enqueue(waiter, ticket);

    public bool TryDequeue([NotNullWhen(true)] out GateWaiter? waiter) => _waiters.TryDequeue(out waiter, out _);

    public void RefuseIfClosedFor(TimeSpan duration)
    {
        foreach (var (waiter, _) in _waiters.UnorderedItems)
        {
            waiter.RefuseIfClosedFor(duration);
        }
    }
}

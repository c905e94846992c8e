using System.Diagnostics.CodeAnalysis;

namespace Parallax;

/// <summary>
/// The calls that wait at the gate: normal ones before background ones, each in the order of their tickets. Used under the lock of the
/// gate.
/// </summary>
internal sealed class GateQueue
{
    private readonly SortedSet<GateWaiter> _waiters = new(GateOrder.Instance);

    public int Count => _waiters.Count;

    /// <summary>The call that leaves next; null if no call waits.</summary>
    public GateWaiter? First => _waiters.Min;

    public void Add(GateWaiter waiter) => _waiters.Add(waiter);

    public void Remove(GateWaiter waiter) => _waiters.Remove(waiter);

    /// <summary>Refuses the calls that do not wait for a gate which is closed for <paramref name="duration"/>.</summary>
    public void RefuseIfClosedFor(TimeSpan duration) => _waiters.RemoveWhere(waiter => waiter.RefuseIfClosedFor(duration));

    /// <summary>Takes all calls out.</summary>
    public GateWaiter[] Clear()
    {
        GateWaiter[] waiters = [.. _waiters];
        _waiters.Clear();
        return waiters;
    }

    public bool TryRemoveFirst([NotNullWhen(true)] out GateWaiter? waiter)
    {
        waiter = First;
        return waiter is not null && _waiters.Remove(waiter);
    }

    private sealed class GateOrder : IComparer<GateWaiter>
    {
        public static GateOrder Instance { get; } = new();

        public int Compare(GateWaiter? x, GateWaiter? y) => GatePlace.Compare(x!.Place, y!.Place);
    }
}

using System.Diagnostics;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>
/// What can be seen of the gate from outside, on one clock. Neither when a call leaves the gate nor when the gate closes can be
/// seen to the tick: what is judged is only what must have come first, however long a thread was kept waiting.
/// </summary>
internal sealed class GateNotes(TimeSpan window)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _came = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _refusedUntil = new(StringComparer.Ordinal);
    private readonly List<Departure> _departures = [];
    private readonly List<Closure> _closures = [];

    public int Departures => _departures.Count;

    public int Closures => _closures.Count;

    /// <summary>Those at which the refused call was the only one beyond the gate.</summary>
    public IReadOnlyList<Closure> OfOneByOne => [.. _closures.Where(WasAlone)];

    /// <summary>Sent while the gate was closed, although they came to it after it had closed.</summary>
    public int LeftAClosedGate
        => _departures.Count(departure => _closures.Exists(closure => departure.Came >= closure.Known && departure.Sent < closure.Until));

    /// <summary>Sent while the gate was closed, although nobody was beyond it when it closed.</summary>
    public int LetOutByAClosedGate
        => _departures.Count(departure => OfOneByOne.Any(closure => departure.Sent >= closure.Known && departure.Sent < closure.Until));

    /// <summary>A call, of which there is one for each path, is about to begin.</summary>
    public void Comes(string path)
    {
        lock (_lock)
        {
            _came[path] = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>A request is at the network.</summary>
    public void Leaves(string path)
    {
        lock (_lock)
        {
            _departures.Add(new Departure(_came[path], Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>A 429 is there, and on its way to the gate.</summary>
    public void IsRefused(string path, TimeSpan retryAfter)
    {
        lock (_lock)
        {
            _refusedUntil[path] = Stopwatch.GetTimestamp() + Ticks(retryAfter);
        }
    }

    /// <summary>A 429 has come out of the gate at the other side, and the call is about to come to it again.</summary>
    public void ComesAgain(string path)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _closures.Add(new Closure(_came[path], now, _refusedUntil[path]));
            _came[path] = now;
        }
    }

    // For one window after a closure calls leave one by one. One that came after that closure and was refused within that window
    // was alone, so nobody can have left the gate and be on the way to the network.
    private bool WasAlone(Closure closure)
        => _closures.Exists(before => before.Known <= closure.Came && closure.Known <= before.Until + Ticks(window));

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}

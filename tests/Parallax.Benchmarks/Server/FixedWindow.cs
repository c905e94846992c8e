using System.Diagnostics;

namespace Parallax.Benchmarks.Server;

/// <summary>Counts calls from one boundary to the next, the first of which nobody outside knows.</summary>
internal sealed class FixedWindow(int limit, TimeSpan length, double phase)
{
    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _window;
    private int _count;

    public int Refused { get; private set; }

    /// <summary>Null if the call is within the limit, otherwise the time until the next window.</summary>
    public TimeSpan? Count()
    {
        lock (_lock)
        {
            var position = (Stopwatch.GetElapsedTime(_start) / length) + phase;
            var window = (long)position;
            (_window, _count) = window == _window ? (_window, _count + 1) : (window, 1);
            if (_count <= limit)
            {
                return null;
            }

            Refused++;
            return length * (window + 1 - position);
        }
    }
}

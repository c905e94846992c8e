namespace Parallax.Tests.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2025, 3, 12, 10, 0, 0, TimeSpan.Zero).Ticks;
    private long _readingsLeft = long.MaxValue;

    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Decrement(ref _readingsLeft) == -1 ? throw new InvalidOperationException("The clock fell.") : new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Lets one reading fail, after so many that do not.</summary>
    public void FailAfter(int readings) => Interlocked.Exchange(ref _readingsLeft, readings);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}

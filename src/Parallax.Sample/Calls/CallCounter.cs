namespace Parallax.Sample.Calls;

/// <summary>How many requests went over the wire.</summary>
internal sealed class CallCounter
{
    private long _calls;

    public long Calls => Interlocked.Read(ref _calls);

    public void Add() => Interlocked.Increment(ref _calls);
}

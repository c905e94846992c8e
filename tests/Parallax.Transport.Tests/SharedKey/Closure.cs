namespace Parallax.Tests.Transport.SharedKey;

/// <summary>A 429, in ticks of the clock of the notes.</summary>
/// <param name="Came">When the call that was refused had come to the gate.</param>
/// <param name="Known">When the refusal had come back out of the gate, which so was closed by then.</param>
/// <param name="Until">Until when it asks not to be called: counted from when it arrived, and so not later than the gate does.</param>
internal sealed record Closure(long Came, long Known, long Until);

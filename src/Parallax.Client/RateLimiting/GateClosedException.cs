namespace Parallax;

/// <summary>The server asked for a wait that is longer than the call may take.</summary>
internal sealed class GateClosedException(TimeSpan duration) : Exception("The gate is closed.")
{
    public TimeSpan Duration { get; } = duration;
}

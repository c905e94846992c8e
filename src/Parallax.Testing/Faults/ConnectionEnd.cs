namespace Parallax.Testing.Faults;

/// <summary>What becomes of a connection on which the rest of an answer will not come.</summary>
internal enum ConnectionEnd
{
    /// <summary>It is closed in good order (FIN).</summary>
    Closed,

    /// <summary>It is torn down (RST).</summary>
    Reset,

    /// <summary>It stays open, and nothing happens on it until the client or the emulator goes.</summary>
    Held,
}

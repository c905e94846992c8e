namespace Parallax.Testing;

/// <summary>How an emulator answers.</summary>
public enum ParallaxEmulatorMode
{
    /// <summary>Like the API: strict about what it is sent, and it remembers. The default.</summary>
    Stateful,

    /// <summary>
    /// Like the vendor's mock server: no memory, any key that is not empty, no check of what is sent. A list has zeros in its
    /// envelope and one made-up row, whatever page is asked for; objects are the examples of the description.
    /// </summary>
    StatelessMock,
}

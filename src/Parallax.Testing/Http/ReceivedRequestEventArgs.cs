namespace Parallax.Testing;

/// <summary>What the events of a <see cref="ParallaxEmulator"/> tell.</summary>
/// <param name="request">The request.</param>
public sealed class ReceivedRequestEventArgs(ReceivedRequest request) : EventArgs
{
    /// <summary>Gets the request.</summary>
    public ReceivedRequest Request { get; } = request;
}

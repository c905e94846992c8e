namespace Parallax.Tests.Transport.SharedKey;

/// <summary>A request that was sent, in ticks of the clock of the notes.</summary>
/// <param name="Came">When its attempt had come to the gate, or a little before.</param>
/// <param name="Sent">When it was sent: after it had left the gate, by however long its thread was kept waiting in between.</param>
internal sealed record Departure(long Came, long Sent);

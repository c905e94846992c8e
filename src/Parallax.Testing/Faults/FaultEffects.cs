namespace Parallax.Testing;

/// <summary>The ways in which requests fail.</summary>
internal static class FaultEffects
{
    public static readonly FaultEffect Nothing = (applied, _, _) => new(applied);

    public static FaultEffect Wait(TimeSpan delay) => async (applied, surroundings, cancellationToken) =>
    {
        await surroundings.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
        return applied;
    };

    /// <summary>Another answer than the operation's.</summary>
    public static FaultEffect Instead(Answer answer) => (_, _, _) => new(answer);

    /// <summary>The operation's answer, after something was done to it.</summary>
    public static FaultEffect Changed(Func<Answer, Answer> change) => (applied, _, _) => new(change(applied!));

    /// <summary>No answer at all, but perhaps some bytes that are none.</summary>
    public static FaultEffect NoAnswer(ConnectionEnd end, ReadOnlyMemory<byte> bytes = default)
        => (_, surroundings, _)
            => new(Answer.Empty(0) with { Delivery = new BrokenDelivery(bytes, end, surroundings, sendsStatus: false) });

    /// <summary>The beginning of the operation's answer.</summary>
    public static FaultEffect Beginning(Func<Answer, ReadOnlyMemory<byte>> beginning, ConnectionEnd end)
        => (applied, surroundings, _)
            => new(applied! with { Delivery = new BrokenDelivery(beginning(applied), end, surroundings, sendsStatus: true) });
}

/// <summary>What a fault does to one request.</summary>
/// <param name="applied">The answer of the operation, if it was carried out already.</param>
/// <param name="surroundings">The clock and the end of the emulator.</param>
/// <param name="cancellationToken">Cancelled when the client goes.</param>
/// <returns>The answer; null to have the operation carried out now and answered properly.</returns>
internal delegate ValueTask<Answer?> FaultEffect(Answer? applied, FaultSurroundings surroundings, CancellationToken cancellationToken);

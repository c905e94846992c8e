namespace Parallax.Testing;

/// <summary>Lets every request wait, as a network and a busy server do.</summary>
internal sealed class LatencyStep(TimeSpan latency, FaultSurroundings surroundings) : IRequestStep
{
    public async ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        await surroundings.DelayAsync(latency, cancellationToken).ConfigureAwait(false);
        return await next(request, cancellationToken).ConfigureAwait(false);
    }
}

namespace Parallax.Testing;

/// <summary>Lets a fault strike the requests that one is meant for. Before it, requests are refused as usual and use no fault up.</summary>
internal sealed class FaultStep(ParallaxFaults faults, ApiDescription description, FaultSurroundings surroundings) : IRequestStep
{
    public async ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        var operationId = ApiDescription.Select(description.At(request.Path), request.Method)?.Id;
        if (faults.Take(request.Method, request.Path, operationId) is not var (rule, fault))
        {
            return await next(request, cancellationToken).ConfigureAwait(false);
        }

        request.LogEntry.OperationId = operationId;
        request.LogEntry.Fault = fault;
        var applied = fault.TakesEffectFirst ? await next(request, cancellationToken).ConfigureAwait(false) : null;

        // Not sooner, so that whoever waits for the hit finds the write applied.
        rule.Hit();
        return await fault.Effect(applied, surroundings, cancellationToken).ConfigureAwait(false)
            ?? await next(request, cancellationToken).ConfigureAwait(false);
    }
}

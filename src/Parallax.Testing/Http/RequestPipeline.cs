using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>The way of a request: read, through the steps from the first to the last, and the answer written.</summary>
internal sealed class RequestPipeline
{
    private readonly RequestReader _reader;
    private readonly RequestLog _log;
    private readonly RequestEvents _events;
    private readonly TimeProvider _clock;
    private readonly AnswerDelegate _answer;

    public RequestPipeline(
        RequestReader reader, RequestLog log, RequestEvents events, TimeProvider clock, IReadOnlyList<IRequestStep> steps)
    {
        _reader = reader;
        _log = log;
        _events = events;
        _clock = clock;
        _answer = steps.Reverse().Aggregate<IRequestStep, AnswerDelegate>(
            (_, _) => throw new InvalidOperationException("The last step passed a request on."),
            (next, step) => (request, cancellationToken) => step.AnswerAsync(request, next, cancellationToken));
    }

    public async Task HandleAsync(HttpContext context)
    {
        EmulatorRequest? request = null;
        try
        {
            request = await _reader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            _events.Received(request.LogEntry);
            var answer = await _answer(request, context.RequestAborted).ConfigureAwait(false);

            // Before the client can see the answer, so that a test that has it finds it in the log.
            request.LogEntry.Status = answer.Delivery.SendsStatus ? answer.Status : null;
            if (answer.Delivery.SendsStatus)
            {
                _log.Complete(request.LogEntry, answer.ShownHeaders, answer.Body);
            }

            await answer.Delivery.WriteAsync(context, answer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or the emulator stops while a fault holds the request: no answer can reach it, not even a 500.
            context.Abort();
        }
        finally
        {
            if (request is not null)
            {
                request.LogEntry.Duration = _clock.GetElapsedTime(request.Started);
                _events.Answered(request.LogEntry);
            }
        }
    }
}

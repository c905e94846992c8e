namespace Parallax.Testing;

/// <summary>Turns a failure of the emulator itself into a 500, and keeps the exception where a test can see it.</summary>
internal sealed class ErrorStep : IRequestStep
{
    public async ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        try
        {
            return await next(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            request.LogEntry.Exception = failure;
            return Problems.ServerError();
        }
    }
}

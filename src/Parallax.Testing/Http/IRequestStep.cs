namespace Parallax.Testing;

/// <summary>
/// One step on the way from a request to its answer. A step answers by itself, passes the request on, or changes the answer that
/// comes back.
/// </summary>
internal interface IRequestStep
{
    ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken);
}

/// <summary>Finds the answer to a request.</summary>
internal delegate ValueTask<Answer> AnswerDelegate(EmulatorRequest request, CancellationToken cancellationToken);

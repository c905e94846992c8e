namespace Parallax.Testing.Http;

/// <summary>Finds the answer to a request.</summary>
internal delegate ValueTask<Answer> AnswerDelegate(EmulatorRequest request, CancellationToken cancellationToken);

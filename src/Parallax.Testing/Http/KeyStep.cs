namespace Parallax.Testing;

/// <summary>Lets only those in who have a key; the vendor's mock server is content with any.</summary>
internal sealed class KeyStep(KeyRing keys, bool acceptAny) : IRequestStep
{
    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        var isRight = request.Key is { Length: > 0 } sent && (acceptAny || keys.Accepts(sent));
        return isRight ? next(request, cancellationToken) : ValueTask.FromResult(Problems.Unauthorized());
    }
}

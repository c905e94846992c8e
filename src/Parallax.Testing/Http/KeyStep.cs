using System.Security.Cryptography;
using System.Text;

namespace Parallax.Testing.Http;

/// <summary>Lets only those in who have the key; the vendor's mock server is content with any.</summary>
internal sealed class KeyStep(string key, bool acceptAny) : IRequestStep
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public ValueTask<Answer> AnswerAsync(EmulatorRequest request, AnswerDelegate next, CancellationToken cancellationToken)
    {
        var isRight = request.Key is { Length: > 0 } sent && (acceptAny || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), _key));
        return isRight ? next(request, cancellationToken) : ValueTask.FromResult(Problems.Unauthorized());
    }
}

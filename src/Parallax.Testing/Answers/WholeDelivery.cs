using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>The answer as it should be: complete, and the connection stays open for the next request.</summary>
internal sealed class WholeDelivery : IDelivery
{
    public static readonly WholeDelivery Instance = new();

    private WholeDelivery()
    {
    }

    public bool SendsStatus => true;

    public async Task WriteAsync(HttpContext context, Answer answer, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body.IsEmpty)
        {
            return;
        }

        response.ContentType = answer.ContentType;
        response.Headers.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
    }
}

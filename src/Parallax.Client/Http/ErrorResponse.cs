using System.Net;

namespace Parallax;

/// <summary>Turns an answer that is no success into the exception for its status.</summary>
internal static class ErrorResponse
{
    /// <summary>How much of the body of an error is read and kept, in bytes.</summary>
    public const int BodyLimit = 64 * 1024;

    /// <summary>Throws for a response that is no success, and disposes of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response.</param>
    /// <param name="time">The clock.</param>
    /// <param name="quotesDetail">Whether the message may have what the server says of this case.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public static async ValueTask<HttpResponseMessage> ThrowIfErrorAsync(
        HttpRequestMessage request, HttpResponseMessage response, TimeProvider time, bool quotesDetail, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            using var content = await BodyBuffer.ReadBeginningAsync(response.Content, BodyLimit, cancellationToken, cancellationToken)
                .ConfigureAwait(false);
            throw From(CallState.Of(request), response, RetryAfter.From(response, time), quotesDetail, content.Text());
        }
    }

    private static ParallaxApiException From(
        CallState call, HttpResponseMessage response, TimeSpan? retryAfter, bool quotesDetail, string text)
    {
        call.Answered(response.StatusCode);
        var body = ErrorBody.Parse(text);
        var message = ErrorMessage.Of(call, response.StatusCode, body, retryAfter, quotesDetail);
        var facts = new ErrorFacts(call, response.StatusCode, retryAfter, body, text);
        return (int)response.StatusCode switch
        {
            400 => new ParallaxValidationException(message) { Facts = facts },
            401 => new ParallaxAuthenticationException(message) { Facts = facts },
            403 => new ParallaxPermissionException(message) { Facts = facts },
            404 => new ParallaxNotFoundException(message) { Facts = facts },
            409 => new ParallaxConflictException(message) { Facts = facts },
            422 => new ParallaxUnprocessableException(message) { Facts = facts },
            429 => new ParallaxRateLimitException(message) { Facts = facts },
            >= 500 => new ParallaxServerException(message) { Facts = facts },
            _ => new ParallaxApiException(message, response.StatusCode) { Facts = facts },
        };
    }
}

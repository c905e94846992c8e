using System.Text.Json;

namespace Parallax;

/// <summary>Turns the body of a success into a value, or into a <see cref="ParallaxResponseException"/> that says what is known.</summary>
internal static class ResponseReader
{
    public static async ValueTask<T> ReadAsync<T>(
        HttpRequestMessage request, HttpResponseMessage response, JsonRead<T> read, CancellationToken cancellationToken)
    {
        try
        {
            // Of the client's own pipeline it is there already; of a plain HttpClient it takes the place of the original.
            response.Content = await BodyBuffer.ReadAsync(
                response.Content, ParallaxClientOptions.DefaultMaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
            var value = JsonReading.Parse(((BodyBuffer)response.Content).Utf8(), read);

            // An object without its id is not the one that was asked for: the id of all zeros would go into the next call.
            return value is IIdentified { RowId: null } ? throw ParallaxResponseException.WithoutId(request, response) : value;
        }
        catch (Exception failure) when (failure is BodyTooLargeException || WireFormatException.IsFormatFailure(failure))
        {
            CallState.Of(request).Answered(response.StatusCode);
            throw ParallaxResponseException.From(request, response, Problem(failure, response));
        }
    }

    private static string Problem(Exception failure, HttpResponseMessage response) => failure switch
    {
        _ when response.Content.Headers.ContentLength == 0 => "the body is empty",
        UnknownCharsetException => failure.Message,
        _ when response.Content.Headers.ContentType?.MediaType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase)
            => "the body is not JSON by its own content type; does the base address lead to the API?",
        WireFormatException or BodyTooLargeException => failure.Message,
        _ => "the body is not valid JSON",
    };
}

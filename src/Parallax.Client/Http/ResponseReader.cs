using System.Text;
using System.Text.Json;

namespace Parallax;

/// <summary>Turns the body of a success into a value, or into a <see cref="ParallaxResponseException"/> that says what is known.</summary>
internal static class ResponseReader
{
    public static async ValueTask<T> ReadAsync<T>(
        HttpRequestMessage request, HttpResponseMessage response, JsonRead<T> read, CancellationToken cancellationToken)
    {
        var operation = request.Method as OperationMethod;
        var status = (int)response.StatusCode;
        if (operation?.WithoutResult.Contains(status) == true)
        {
            // The method's type says that there may be none.
            return default!;
        }

        try
        {
            // Of the client's own pipeline it is there already; of a plain HttpClient it takes the place of the original.
            response.Content = await BodyBuffer.ReadAsync(
                response.Content, ParallaxClientOptions.DefaultMaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
            var body = (BodyBuffer)response.Content;
            if (operation?.WithOtherResult.Contains(status) == true)
            {
                CallState.Of(request).Answered(response.StatusCode);
                throw ParallaxResponseException.OtherResult(request, response, body.Text());
            }

            if (operation?.MayBeNull == true && body.Utf8().Trim(" \t\r\n"u8).SequenceEqual("null"u8))
            {
                return default!;
            }

            var isText = operation?.IsText == true && !IsJson(response);
            var value = isText ? JsonReading.Parse(AsJson(body), read) : JsonReading.Parse(body.Utf8(), read);

            // An object without its id is not the one that was asked for: the id of all zeros would go into the next call.
            return value is IIdentified { RowId: null } ? throw ParallaxResponseException.WithoutId(request, response) : value;
        }
        catch (Exception failure) when (failure is BodyTooLargeException || WireFormatException.IsFormatFailure(failure))
        {
            CallState.Of(request).Answered(response.StatusCode);
            throw ParallaxResponseException.From(request, response, Problem(failure, response));
        }
    }

    // A plain text is read as if it stood in JSON: as a string, a date, whatever the description says.
    private static byte[] AsJson(BodyBuffer body)
        => JsonBytes.Of(Encoding.UTF8.GetString(body.Utf8()).TrimStart('\uFEFF'));

    private static bool IsJson(HttpResponseMessage response)
        => response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) != false;

    private static string Problem(Exception failure, HttpResponseMessage response) => failure switch
    {
        _ when response.Content.Headers.ContentLength == 0 => "the body is empty",
        UnknownCharsetException => failure.Message,
        _ when !IsJson(response) => "the body is not JSON by its own content type; does the base address lead to the API?",
        WireFormatException or BodyTooLargeException => failure.Message,
        _ => "the body is not valid JSON",
    };
}

using Newtonsoft.Json;

namespace Parallax.Wire;

/// <summary>Turns the body of a success into a value, or into a <see cref="ParallaxResponseException"/> that says what is known.</summary>
internal static class ResponseReader
{
    public static async Task<T> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BodyBuffer.ReadAsync(response.Content, BodyBuffer.DefaultLimit, cancellationToken).ConfigureAwait(false);
            return Parse<T>(body.OpenText());
        }
        catch (Exception failure) when (failure is BodyTooLargeException || WireFormatException.IsFormatFailure(failure))
        {
            throw ParallaxResponseException.From(request, response, Problem(failure, response));
        }
    }

    private static T Parse<T>(TextReader body)
    {
        using var reader = new JsonTextReader(body)
        {
            ArrayPool = CharPool.Shared,
            PropertyNameTable = WireNames.Table,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        WireReader.Advance(reader);
        if (WireReader.IsNull(reader))
        {
            throw new WireFormatException("it is null");
        }

        var value = WireType<T>.Read(reader);
        return reader.Read() ? throw new WireFormatException("there is more text after the end") : value;
    }

    private static string Problem(Exception failure, HttpResponseMessage response) => failure switch
    {
        _ when response.Content.Headers.ContentLength == 0 => "the body is empty",
        _ when response.Content.Headers.ContentType?.MediaType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase)
            => "the body is not JSON by its own content type; does the base address lead to the API?",
        WireFormatException or BodyTooLargeException => failure.Message,
        _ => "the body is not valid JSON",
    };
}

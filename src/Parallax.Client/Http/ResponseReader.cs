using System.Runtime.ExceptionServices;
using Newtonsoft.Json;

namespace Parallax;

/// <summary>Turns the body of a success into a value, or into a <see cref="ParallaxResponseException"/> that says what is known.</summary>
internal static class ResponseReader
{
    public static async ValueTask<T> ReadAsync<T>(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            // Of the client's own pipeline it is there already; of a plain HttpClient it takes the place of the original.
            response.Content = await BodyBuffer.ReadAsync(response.Content, ParallaxClientOptions.DefaultMaxResponseBytes, cancellationToken).ConfigureAwait(false);
            return Parse<T>((BodyBuffer)response.Content);
        }
        catch (Exception failure) when (failure is BodyTooLargeException || WireFormatException.IsFormatFailure(failure))
        {
            CallState.Of(request).Answered(response.StatusCode);
            throw ParallaxResponseException.From(request, response, Problem(failure, response));
        }
    }

    private static T Parse<T>(BodyBuffer body)
    {
        try
        {
            return Parse<T>(body, FloatParseHandling.Decimal);
        }
        catch (Exception first) when (WireFormatException.IsFormatFailure(first))
        {
            try
            {
                // A number that no decimal can hold, in a member that nobody knows, must not cost the whole answer.
                return Parse<T>(body, FloatParseHandling.Double);
            }
            catch (Exception second) when (WireFormatException.IsFormatFailure(second))
            {
                ExceptionDispatchInfo.Throw(first);
                throw;
            }
        }
    }

    private static T Parse<T>(BodyBuffer body, FloatParseHandling floats)
    {
        using var reader = new JsonTextReader(body.OpenText())
        {
            ArrayPool = CharPool.Shared,
            PropertyNameTable = WireNames.Table,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = floats,
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

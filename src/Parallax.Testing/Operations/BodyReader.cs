using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Parallax.Testing;

/// <summary>Reads the body of a request, as strictly as the description allows.</summary>
internal static class BodyReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Tells whether the operation takes bodies of this content type. A missing one counts as right where there is no body.
    /// </summary>
    public static bool Accepts(ApiBody body, string? contentType, bool isEmpty)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            return isEmpty;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && body.ContentTypes.Any(taken => type.IsSubsetOf(taken))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    public static JsonNode? Read(ApiBody body, ReadOnlyMemory<byte> content, SchemaCatalog schemas, FieldErrors errors)
    {
        if (content.IsEmpty)
        {
            if (body.Required)
            {
                errors.Add(FieldErrors.WholeBody, "A body is required.");
            }

            return null;
        }

        try
        {
            var node = JsonNode.Parse(Utf8.GetString(content.Span));
            JsonTree.Materialise(node);
            errors.AddAll(schemas.Check(body.SchemaKey, node));
            return node;
        }
        catch (JsonException problem)
        {
            errors.Add(FieldErrors.WholeBody, problem.LineNumber is { } line
                ? $"The body is not JSON: line {line + 1}, byte {problem.BytePositionInLine}."
                : $"The body is not JSON: {problem.Message}");
        }
        catch (DecoderFallbackException)
        {
            errors.Add(FieldErrors.WholeBody, "The body is not UTF-8.");
        }

        return null;
    }
}

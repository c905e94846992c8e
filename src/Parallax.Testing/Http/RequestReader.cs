using System.Text;
using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>Reads a request off the connection and enters it into the log, without the key.</summary>
internal sealed class RequestReader(RequestLog log, TimeProvider clock, KeyRing keys)
{
    public const int LargestBody = 1024 * 1024;
    private const string KeyHeader = "X-API-KEY";

    // A stranger's key could be a real one, but not if it is as short as "x", which would blacken half the log.
    private const int ShortestSecret = 8;

    private const string Hidden = "***";

    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        KeyHeader,
        "Authorization",
        "Proxy-Authorization",
        "Cookie"
    };

    public async Task<EmulatorRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var sentKey = request.Headers[KeyHeader].ToString();
        var receivedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var body = await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);

        // Lenient decoding, since it is for reading only: a body that is not UTF-8 is refused further on.
        var text = body is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
        var path = request.Path.Value ?? "/";
        var entry = new ReceivedRequest(
            request.Method,
            Hide(path, sentKey),
            Hide(request.QueryString.Value ?? string.Empty, sentKey),
            request.Headers.ToDictionary(
                header => header.Key,
                header => SecretHeaders.Contains(header.Key) ? Hidden : Hide(header.Value.ToString(), sentKey),
                StringComparer.OrdinalIgnoreCase),
            text is null ? null : Hide(text, sentKey),
            receivedAt,
            shown => Hide(shown, sentKey));
        log.Add(entry);

        return new EmulatorRequest
        {
            Method = request.Method,
            Path = path.TrimStart('/').Split('/'),
            Query = request.Query,
            Key = sentKey,
            ContentType = request.ContentType,
            Body = body,
            LogEntry = entry,
            Started = started,
        };
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > LargestBody)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private string Hide(string text, string sentKey)
    {
        text = keys.Hide(text);
        return sentKey.Length < ShortestSecret ? text : text.Replace(sentKey, Hidden, StringComparison.Ordinal);
    }
}

using System.Net;
using Microsoft.IO;

namespace Parallax.Wire;

/// <summary>The body of an answer, complete and in pooled memory: whoever reads it can neither stall nor block a thread.</summary>
internal sealed class BodyBuffer : HttpContent
{
    public const long DefaultLimit = 64L * 1024 * 1024;

    private readonly RecyclableMemoryStream _buffer = Memory.GetStream();

    private BodyBuffer(HttpContent original)
    {
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            // The length that was announced is that of the compressed bytes.
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                // As one string where there is one: as a sequence it would be boxed, and its enumerator too.
                _ = values.Count == 1 ? Headers.TryAddWithoutValidation(name, values.ToString()) : Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    public static RecyclableMemoryStreamManager Memory { get; } = new();

    /// <summary>Reads <paramref name="content"/> to its end.</summary>
    /// <exception cref="BodyTooLargeException">There are more than <paramref name="limit"/> bytes.</exception>
    public static async ValueTask<BodyBuffer> ReadAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        if (content is BodyBuffer complete)
        {
            return complete;
        }

        var body = new BodyBuffer(content);
        try
        {
            return await body.FillAsync(content, limit, cancellationToken).ConfigureAwait(false) ? body : throw new BodyTooLargeException(limit);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Reads as much of <paramref name="content"/> as arrives, at most <paramref name="limit"/> bytes: half an error says more than none.</summary>
    /// <param name="content">What to read.</param>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="timeout">Ends the reading with what is there.</param>
    /// <param name="cancellationToken">Ends the reading with an exception.</param>
    public static async ValueTask<BodyBuffer> ReadBeginningAsync(HttpContent content, int limit, CancellationToken timeout, CancellationToken cancellationToken)
    {
        if (content is BodyBuffer complete)
        {
            return complete;
        }

        var body = new BodyBuffer(content);
        try
        {
            await body.FillAsync(content, limit, timeout).ConfigureAwait(false);
            body._buffer.SetLength(Math.Min(body._buffer.Length, limit));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Time is up, or the connection broke, or the compression: the status is known, and what came of the body is kept.
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return body;
    }

    /// <summary>The whole body as text. Bytes that are not UTF-8 become the replacement character.</summary>
    public TextReader OpenText() => new Utf8Reader(_buffer.GetReadOnlySequence());

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var segment in _buffer.GetReadOnlySequence())
        {
            await stream.WriteAsync(segment).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _buffer.Dispose();
        }

        base.Dispose(disposing);
    }

    // False when there is more than the limit.
    private async Task<bool> FillAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (_buffer.Length <= limit)
        {
            var count = await source.ReadAsync(_buffer.GetMemory(), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return true;
            }

            _buffer.Advance(count);
        }

        return false;
    }
}

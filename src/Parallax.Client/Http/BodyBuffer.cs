using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Parallax;

/// <summary>The body of an answer, complete and in pooled memory: whoever reads it can neither stall nor block a thread.</summary>
internal sealed class BodyBuffer : HttpContent
{
    // One object fits. A page starts with its length, as far as that can be believed before the bytes are there.
    private const int SmallestStart = 8 * 1024;
    private const int LargestStart = 1024 * 1024;

    private byte[] _bytes = [];
    private int _length;
    private int _lent;

    private BodyBuffer(HttpContent original)
    {
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            // The length that was announced is that of the compressed bytes.
            if (!string.Equals(name, "Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                // As one string where there is one: as a sequence it would be boxed, and its enumerator too.
                _ = values.Count == 1
                    ? Headers.TryAddWithoutValidation(name, values.ToString())
                    : Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

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
            return await body.FillAsync(content, limit, cancellationToken).ConfigureAwait(false)
                ? body
                : throw new BodyTooLargeException(limit);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads as much of <paramref name="content"/> as arrives, at most <paramref name="limit"/> bytes: half an error says more than none.
    /// </summary>
    /// <param name="content">What to read.</param>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="timeout">Ends the reading with what is there.</param>
    /// <param name="cancellationToken">Ends the reading with an exception.</param>
    public static async ValueTask<BodyBuffer> ReadBeginningAsync(
        HttpContent content, int limit, CancellationToken timeout, CancellationToken cancellationToken)
    {
        if (content is BodyBuffer complete)
        {
            return complete;
        }

        var body = new BodyBuffer(content);
        try
        {
            await body.FillAsync(content, limit, timeout).ConfigureAwait(false);
            body._length = Math.Min(body._length, limit);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
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

    /// <summary>The whole body in UTF-8.</summary>
    /// <exception cref="UnknownCharsetException">It is in a charset that is not known.</exception>
    public ReadOnlySpan<byte> Utf8()
    {
        var bytes = _bytes.AsSpan(0, _length);
        return Charset.Of(Headers) is { } charset ? Encoding.UTF8.GetBytes(charset.GetString(bytes)) : bytes;
    }

    /// <summary>The whole body as text, of an error: in a charset that is not known, what is ASCII in it can be read.</summary>
    public string Text()
    {
        var bytes = _bytes.AsSpan(0, _length);
        try
        {
            return (Charset.Of(Headers) ?? Encoding.UTF8).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (UnknownCharsetException)
        {
            return Encoding.UTF8.GetString(bytes);
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Interlocked.Increment(ref _lent);
        await stream.WriteAsync(_bytes.AsMemory(0, _length)).ConfigureAwait(false);
        Interlocked.Decrement(ref _lent);
    }

    // For callers that read synchronously; the bytes are there, so no thread waits for them.
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lent);
        stream.Write(_bytes, 0, _length);
        Interlocked.Decrement(ref _lent);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Hold([]);
        }

        base.Dispose(disposing);
    }

    // False when there is more than the limit.
    private async Task<bool> FillAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        // One more than may come, to see that it does.
        var most = checked((int)(limit + 1));
        var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var next = Math.Clamp((content.Headers.ContentLength ?? 0) + 1, SmallestStart, LargestStart);
        while (_length < most)
        {
            if (_length == _bytes.Length)
            {
                Grow((int)Math.Min(next, most));
                next = 2L * _bytes.Length;
            }

            var room = _bytes.AsMemory(_length);
            Interlocked.Increment(ref _lent);
            var count = await ReadAsync(source, room.Length > most - _length ? room[..(most - _length)] : room, cancellationToken)
                .ConfigureAwait(false);
            Interlocked.Decrement(ref _lent);
            if (count == 0)
            {
                return true;
            }

            _length += count;
        }

        return false;
    }

    private static async ValueTask<int> ReadAsync(Stream source, Memory<byte> room, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(room, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException failure) when (failure is not ObjectDisposedException)
        {
            // What Brotli says of damage; gzip and deflate say this.
            throw new InvalidDataException("The compression of the body is damaged.", failure);
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        Hold(larger);
    }

    // What was held goes back, once; but not while it is lent: who gives up reading or copying leaves a stream behind that may go on.
    private void Hold(byte[] bytes)
    {
        var old = Interlocked.Exchange(ref _bytes, bytes);
        if (old.Length > 0 && Volatile.Read(ref _lent) == 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}

internal sealed class BodyTooLargeException(long limit)
    : Exception(string.Create(
        CultureInfo.InvariantCulture, $"the body is larger than {limit} bytes (ParallaxClientOptions.MaxResponseBytes)"));

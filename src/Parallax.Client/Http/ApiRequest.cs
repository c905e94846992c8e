using System.Collections;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>One call, put together by the generated clients from what the description says of the operation.</summary>
internal sealed class ApiRequest : HttpRequestMessage, ICallCarrier
{
    private StringBuilder? _address;
    private bool _hasQuery;

    public ApiRequest(Uri? baseAddress, HttpMethod method, [InterpolatedStringHandlerArgument(nameof(baseAddress))] ApiPath path)
        : base(method, (Uri?)null) => _address = path.Text;

    /// <inheritdoc />
    public CallState? Call { get; set; }

    /// <inheritdoc />
    public Passage? Passage { get; set; }

    /// <inheritdoc />
    public bool IsBodyRead { get; private set; }

    /// <summary>Adds a query parameter; null leaves it out, a list repeats it.</summary>
    public ApiRequest Query<T>(string name, T value)
    {
        if (value is IEnumerable items and not (string or JValue))
        {
            foreach (var item in items)
            {
                Query(name, item);
            }
        }
        else if (value is not null)
        {
            _address!.Append(_hasQuery ? '&' : '?')
                .Append(Uri.EscapeDataString(name))
                .Append('=')
                .Append(Uri.EscapeDataString(WireText.Of(value)));
            _hasQuery = true;
        }

        return this;
    }

    public ApiRequest Header<T>(string name, T value)
    {
        if (value is not null)
        {
            Headers.TryAddWithoutValidation(name, WireText.Of(value));
        }

        return this;
    }

    /// <summary>Adds a body that the description allows to leave out: null leaves it out.</summary>
    public ApiRequest OptionalBody<T>(T body, string contentType) => body is null ? this : Body(body, contentType);

    public ApiRequest Body<T>(T body, string contentType)
    {
        ArgumentNullException.ThrowIfNull(body);
        Content = new SentBody(this, JsonBytes.Of(body)) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        return this;
    }

    /// <summary>Completes the request; the last step.</summary>
    public ApiRequest Complete()
    {
        // A write without any content is one that SocketsHttpHandler sends again by itself when the connection breaks.
        Content ??= Method == HttpMethod.Get || Method == HttpMethod.Head ? null : new SentBody(this, default);
        RequestUri = ApiPath.Take(_address!);
        _address = null;
        return this;
    }

    /// <summary>A body that tells when it is read: what was not read cannot have been sent.</summary>
    private sealed class SentBody(ApiRequest request, ReadOnlyMemory<byte> bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            request.IsBodyRead = true;
            return stream.WriteAsync(bytes, cancellationToken).AsTask();
        }

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            request.IsBodyRead = true;
            stream.Write(bytes.Span);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}

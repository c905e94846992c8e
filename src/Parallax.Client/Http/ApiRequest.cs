using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parallax;

/// <summary>One call, put together by the generated clients from what the description says of the operation.</summary>
internal sealed partial class ApiRequest : HttpRequestMessage, ICallCarrier
{
    private StringBuilder? _address;

    public ApiRequest(Uri? baseAddress, HttpMethod method, [InterpolatedStringHandlerArgument(nameof(baseAddress))] ApiPath path)
        : base(method, (Uri?)null) => _address = path.Text;

    /// <inheritdoc />
    public CallState? Call { get; set; }

    /// <inheritdoc />
    public Passage? Passage { get; set; }

    /// <inheritdoc />
    public bool IsBodyRead { get; private set; }

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
        Content ??= (Method == HttpMethod.Get || Method == HttpMethod.Head) && _contentHeaders is null ? null : new SentBody(this, default);
        AddLateHeaders();
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

using System.Text;

namespace Parallax.Testing;

/// <summary>
/// A request that an emulator received, and what it answered. Where the key stood it reads <c>***</c>, in headers as in anything else.
/// </summary>
public sealed class ReceivedRequest
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly Func<string, string> _hide;
    private ReadOnlyMemory<byte>? _responseBody;

    internal ReceivedRequest(
        string method,
        string path,
        string query,
        IReadOnlyDictionary<string, string> headers,
        string? body,
        DateTimeOffset receivedAt,
        Func<string, string> hide)
    {
        Method = method;
        Path = path;
        Query = query;
        Headers = headers;
        Body = body;
        ReceivedAt = receivedAt;
        _hide = hide;
    }

    /// <summary>
    /// Gets the number of the request, from 1, in the order of arrival. <see cref="ParallaxEmulator.Reset"/> does not start anew.
    /// </summary>
    public long Number { get; internal set; }

    /// <summary>Gets the method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the path, such as <c>/v1/clients</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the query as it was sent, with its question mark; empty when there was none.</summary>
    public string Query { get; }

    /// <summary>
    /// Gets the headers, by their names in either case. Several values of one name are joined with commas. The values of
    /// <c>X-API-KEY</c>, <c>Authorization</c>, <c>Proxy-Authorization</c> and <c>Cookie</c> are <c>***</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>
    /// Gets the body as text; empty when there was none, null when it was over the limit of 1 MiB and was not read, and when
    /// <see cref="ParallaxEmulatorOptions.RequestLogBytes"/> made it go.
    /// </summary>
    public string? Body { get; private set; }

    /// <summary>Gets when the request arrived, by the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Gets the operationId of the description; null when no operation was reached.</summary>
    public string? OperationId { get; internal set; }

    /// <summary>
    /// Gets the status that was answered; null while the answer is not known, and when a fault left the request without one.
    /// </summary>
    public int? Status { get; internal set; }

    /// <summary>
    /// Gets the headers of the response, apart from <c>Content-Type</c> those that the API sets; empty while the answer is not known, and
    /// without one.
    /// </summary>
    public IReadOnlyDictionary<string, string> ResponseHeaders { get; private set; } = NoHeaders;

    /// <summary>
    /// Gets the body of the response as text, as it would be whole: of an answer that a fault breaks off, the client saw less.
    /// Empty when there was none; null while the answer is not known, without one, and when
    /// <see cref="ParallaxEmulatorOptions.RequestLogBytes"/> made it go.
    /// </summary>
    public string? ResponseBody => _responseBody is { } bytes ? _hide(Encoding.UTF8.GetString(bytes.Span)) : null;

    /// <summary>
    /// Gets how long the emulator had the request, from its arrival until the last byte of the response was handed to the operating
    /// system, by the emulator's clock, with latency and delays; null until then.
    /// </summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>
    /// Gets how many permits the window had left after this request; null without a limit, and when the request was refused before it was
    /// counted.
    /// </summary>
    public int? PermitsLeft { get; internal set; }

    /// <summary>
    /// Gets a value indicating whether the request changed an object, whatever was answered. To learn how often a write took
    /// effect, count these. Never true for a read, or in <see cref="ParallaxEmulatorMode.StatelessMock"/>.
    /// </summary>
    public bool WasApplied { get; internal set; }

    /// <summary>Gets the fault of <see cref="ParallaxEmulator.Faults"/> that struck the request; null when none did.</summary>
    public ParallaxFault? Fault { get; internal set; }

    /// <summary>Gets what went wrong inside the emulator when it answered 500, or in a handler of its events; otherwise null.</summary>
    public Exception? Exception { get; internal set; }

    /// <summary>Gets how much memory the bodies take.</summary>
    internal long KeptBytes => ((Body?.Length ?? 0) * (long)sizeof(char)) + (_responseBody?.Length ?? 0);

    /// <summary>Gets or sets a value indicating whether the log has let the entry go, or its bodies.</summary>
    internal bool IsForgotten { get; set; }

    internal void Answer(IReadOnlyDictionary<string, string> headers) => ResponseHeaders = headers.Count == 0
        ? headers
        : headers.ToDictionary(header => header.Key, header => _hide(header.Value), StringComparer.OrdinalIgnoreCase);

    internal void KeepResponse(ReadOnlyMemory<byte> body) => _responseBody = body;

    internal void DropBodies()
    {
        IsForgotten = true;
        Body = null;
        _responseBody = null;
    }

    /// <summary>Gives the request in one line, such as <c>GET /v1/clients?page=2 → 200</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Method} {Path}{Query} → {Status}";
}

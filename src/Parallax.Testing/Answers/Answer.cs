using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>What the emulator answers, before it is written to the connection.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>Gets the type of the body, where there is a body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Gets how the answer goes out: whole, unless a fault has other plans for it.</summary>
    public IDelivery Delivery { get; init; } = WholeDelivery.Instance;

    /// <summary>Gets the headers as the log shows them.</summary>
    public IReadOnlyDictionary<string, string> ShownHeaders
        => Body.IsEmpty
            ? Headers
            : new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = ContentType };

    public static Answer Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty, NoHeaders);

    public static Answer Json(int status, ReadOnlyMemory<byte> body) => new(status, body, NoHeaders);

    public static Answer Json(int status, JsonNode body) => Json(status, JsonText.ToUtf8(body));

    public Answer With(string header, string value)
        => this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };
}

/// <summary>How an answer gets onto the connection.</summary>
internal interface IDelivery
{
    /// <summary>Gets a value indicating whether the client can learn the status.</summary>
    bool SendsStatus { get; }

    Task WriteAsync(HttpContext context, Answer answer, CancellationToken cancellationToken);
}

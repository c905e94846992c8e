namespace Parallax.Testing;

/// <summary>A request that an emulator received. It has no headers, and where the key stood in anything else it reads <c>***</c>.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest(string method, string path, string query, string? body, DateTimeOffset receivedAt)
    {
        Method = method;
        Path = path;
        Query = query;
        Body = body;
        ReceivedAt = receivedAt;
    }

    /// <summary>Gets the method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the path, such as <c>/v1/clients</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the query as it was sent, with its question mark; empty when there was none.</summary>
    public string Query { get; }

    /// <summary>Gets the body as text; empty when there was none, null when it was over the limit of 1 MiB and was not read.</summary>
    public string? Body { get; }

    /// <summary>Gets when the request arrived, by the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Gets the operationId of the description; null when no operation was reached.</summary>
    public string? OperationId { get; internal set; }

    /// <summary>Gets the status that was answered; null while the answer is not known, and when a fault left the request without one.</summary>
    public int? Status { get; internal set; }

    /// <summary>
    /// Gets a value indicating whether the request changed an object, whatever was answered. To learn how often a write took
    /// effect, count these. Never true for a read, or in <see cref="ParallaxEmulatorMode.StatelessMock"/>.
    /// </summary>
    public bool WasApplied { get; internal set; }

    /// <summary>Gets the fault of <see cref="ParallaxEmulator.Faults"/> that struck the request; null when none did.</summary>
    public ParallaxFault? Fault { get; internal set; }

    /// <summary>Gets what went wrong inside the emulator when it answered 500; otherwise null.</summary>
    public Exception? Exception { get; internal set; }

    /// <summary>Gives the request in one line, such as <c>GET /v1/clients?page=2 → 200</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Method} {Path}{Query} → {Status}";
}

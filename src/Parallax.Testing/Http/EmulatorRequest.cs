using Microsoft.AspNetCore.Http;

namespace Parallax.Testing;

/// <summary>A request as it was read from the connection.</summary>
internal sealed record EmulatorRequest
{
    public required string Method { get; init; }

    /// <summary>Gets the path, segment by segment.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required string? Key { get; init; }

    public required string? ContentType { get; init; }

    /// <summary>Gets the body; null when it was over the limit and was not read.</summary>
    public required ReadOnlyMemory<byte>? Body { get; init; }

    public required ReceivedRequest LogEntry { get; init; }

    /// <summary>Gets the clock's timestamp at arrival.</summary>
    public required long Started { get; init; }
}

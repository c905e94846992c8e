using Microsoft.AspNetCore.Http;

namespace Parallax.Testing.Http;

/// <summary>How an answer gets onto the connection.</summary>
internal interface IDelivery
{
    /// <summary>Gets a value indicating whether the client can learn the status.</summary>
    bool SendsStatus { get; }

    Task WriteAsync(HttpContext context, Answer answer, CancellationToken cancellationToken);
}

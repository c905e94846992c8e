using System.Net;

namespace Parallax.Tests.Testing.Smoke;

/// <summary>In place of the network: notes the key, and refuses it.</summary>
internal sealed class KeyRecorder : HttpMessageHandler
{
    public string? Key { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Key = request.Headers.GetValues("X-API-KEY").Single();
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
    }
}

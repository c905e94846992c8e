using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Benchmarks.Server;

/// <summary>Answers at once and from memory: nothing but the client costs anything.</summary>
internal sealed class InMemoryServer(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Method == HttpMethod.Get
            ? new ByteArrayContent(body) { Headers = { ContentType = Json } }
            : new ByteArrayContent([]);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}

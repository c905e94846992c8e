using System.Net;

namespace Parallax.Tests.Transport.SharedKey;

/// <summary>Next to the network: notes what is sent, and what is refused.</summary>
internal sealed class NotingHandler(GateNotes notes) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        notes.Leaves(path);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            notes.IsRefused(path, response.Headers.RetryAfter!.Delta!.Value);
        }

        return response;
    }
}

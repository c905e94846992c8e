using System.Net;

namespace Parallax;

/// <summary>Nearly outermost: an answer that leaves here is a success.</summary>
internal sealed class ErrorHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound && request.Method == HttpMethod.Delete && CallState.Of(request).MayHaveArrived)
        {
            // An earlier attempt, whose answer was lost, has deleted it.
            response.Dispose();
            return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = request };
        }

        return await ErrorResponse.ThrowIfErrorAsync(request, response, cancellationToken).ConfigureAwait(false);
    }
}

using System.Net;

namespace Parallax;

/// <summary>Nearly outermost: an answer that leaves here is a success.</summary>
internal sealed class ErrorHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ErrorResponse.ThrowIfErrorAsync(request, response, time, cancellationToken).ConfigureAwait(false);
        }
        catch (ParallaxNotFoundException gone) when (gone.IsFromApi && request.Method == HttpMethod.Delete && gone.RequestMayHaveBeenProcessed)
        {
            // An earlier attempt, whose answer was lost, has deleted it.
            return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = request };
        }
    }
}

using System.Globalization;
using Parallax.Wire;

namespace Parallax;

/// <summary>One attempt: bounded in time and size, over when the body is complete.</summary>
internal sealed class AttemptHandler(TimeSpan timeout, long maxBytes, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            return await WithBodyAsync(request, response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(CallName.Of(request));
        }
    }

    private async Task<HttpResponseMessage> WithBodyAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = response.IsSuccessStatusCode
                ? await BodyBuffer.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false)
                : await BodyBuffer.ReadBeginningAsync(response.Content, ErrorResponse.BodyLimit, cancellationToken).ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch (BodyTooLargeException failure)
        {
            using (response)
            {
                throw ParallaxResponseException.From(request, response, failure.Message);
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private ParallaxTimeoutException TimedOut(CallName call)
    {
        var consequence = call.IsWrite ? " The write may have taken effect: look before you send it again." : "";
        return new ParallaxTimeoutException(string.Create(
            CultureInfo.InvariantCulture,
            $"{call}: no complete answer within {timeout.TotalSeconds:0.###} s (ParallaxClientOptions.AttemptTimeout).{consequence}"))
        {
            Method = call.Method,
            Path = call.Path,
            RequestMayHaveBeenProcessed = call.IsWrite,
        };
    }
}

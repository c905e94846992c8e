using Parallax.Wire;

namespace Parallax;

/// <summary>One attempt: bounded in time and size, over when the body is complete, and its failure put into words.</summary>
internal sealed class AttemptHandler(TimeSpan timeout, long maxBytes, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        call.Attempts++;
        using var timer = new CancellationTokenSource(timeout, time);
        using var outer = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
        try
        {
            var response = await base.SendAsync(request, timer.Token).ConfigureAwait(false);
            response.RequestMessage ??= request;
            call.MayHaveArrived |= RetryRules.LeavesOpen(response.StatusCode);
            return await WithBodyAsync(request, response, timer.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            call.MayHaveArrived = true;
            cancellationToken.ThrowIfCancellationRequested();
            throw ParallaxTimeoutException.Of(call, timeout, nameof(ParallaxClientOptions.AttemptTimeout));
        }
        catch (OperationCanceledException failure) when (failure.InnerException is TimeoutException)
        {
            // Our own connection gave up on connecting, within the time of the attempt. Any other handler may have sent the request.
            throw ParallaxConnectionException.Of(call, InnerHandler is KeyHeaderHandler { InnerHandler: SocketsHttpHandler } ? new HttpRequestException(HttpRequestError.ConnectionError, "Connecting took too long.", failure) : failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            throw ParallaxConnectionException.Of(call, failure);
        }
    }

    private async ValueTask<HttpResponseMessage> WithBodyAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken timer, CancellationToken cancellationToken)
    {
        var created = response.IsSuccessStatusCode && request.Method == HttpMethod.Post;
        try
        {
            if (response.IsSuccessStatusCode && !CallState.Of(request).NeedsBody)
            {
                response.Content.Dispose();
                response.Content = null;
                return response;
            }

            var body = response.IsSuccessStatusCode
                ? await BodyBuffer.ReadAsync(response.Content, maxBytes, timer).ConfigureAwait(false)
                : await BodyBuffer.ReadBeginningAsync(response.Content, ErrorResponse.BodyLimit, timer, cancellationToken).ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch (Exception failure) when (failure is BodyTooLargeException || (created && !cancellationToken.IsCancellationRequested))
        {
            using (response)
            {
                throw ParallaxResponseException.From(request, response, failure is BodyTooLargeException ? failure.Message : "its body did not come in full");
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

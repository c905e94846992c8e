namespace Parallax;

/// <summary>One attempt: bounded in time and size, over when the body is complete, and its failure put into words.</summary>
internal sealed class AttemptHandler(TimeSpan timeout, long maxBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        using var deadline = call.Budget.Start(timeout, nameof(ParallaxClientOptions.AttemptTimeout));
        using var outer = cancellationToken.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), deadline);
        try
        {
            ParallaxTimeoutException.ThrowIfOver(call, cancellationToken);
            call.BeginsAttempt();
            if (InnerHandler is not KeyHeaderHandler)
            {
                // Handlers of the host come in between. They may send a copy, which need not carry the call.
                Passage.Ambient = new Passage(call, isDirect: false);
            }

            var response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);

            // Whoever answers may have sent a copy; the call is known by its own.
            response.RequestMessage = request;
            call.Answered(response.StatusCode);
            return await WithBodyAsync(request, response, deadline.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (deadline.IsCancellationRequested)
        {
            call.Failed();
            throw cancellationToken.IsCancellationRequested
                ? ParallaxCanceledException.Of(call, cause, cancellationToken)
                : ParallaxTimeoutException.Of(call, deadline);
        }
        catch (OperationCanceledException failure) when (failure.InnerException is TimeoutException)
        {
            // A handler gave up by itself, as SocketsHttpHandler does on connecting.
            throw Failed(
                call,
                call.NothingWasSent
                    ? new HttpRequestException(HttpRequestError.ConnectionError, "Connecting took too long.", failure)
                    : failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException or TimeoutException)
        {
            throw Failed(call, failure);
        }
        catch (Exception failure) when (failure is not (ParallaxException or OperationCanceledException)
            && call.Name.IsSentOnce
            && !call.NothingWasSent)
        {
            // Whatever a handler of the host throws: that a write may have been carried out has to be told.
            throw Failed(call, failure);
        }
        finally
        {
            // The next attempt asks anew.
            call.Key = null;
        }
    }

    private static ParallaxConnectionException Failed(CallState call, Exception failure)
    {
        call.Failed();
        return ParallaxConnectionException.Of(call, failure);
    }

    private async ValueTask<HttpResponseMessage> WithBodyAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken deadline, CancellationToken cancellationToken)
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
                ? await BodyBuffer.ReadAsync(response.Content, maxBytes, deadline).ConfigureAwait(false)
                : await BodyBuffer.ReadBeginningAsync(response.Content, ErrorResponse.BodyLimit, deadline, cancellationToken)
                    .ConfigureAwait(false);
            response.Content.Dispose();
            response.Content = body;
            return response;
        }
        catch (Exception failure) when (failure is BodyTooLargeException || (created && !cancellationToken.IsCancellationRequested))
        {
            using (response)
            {
                throw ParallaxResponseException.From(
                    request, response, failure is BodyTooLargeException ? failure.Message : "its body did not come in full");
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}

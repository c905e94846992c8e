namespace Parallax;

/// <summary>The outermost handler: what leaves the pipeline is a success, a <see cref="ParallaxException"/> or a cancellation.</summary>
internal sealed class ErrorHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return await ErrorResponse.ThrowIfErrorAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw ConnectionFailure(CallName.Of(request), failure);
        }
    }

    private static ParallaxConnectionException ConnectionFailure(CallName call, Exception failure)
    {
        var kind = (failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var nothingWasSent = kind is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
        var consequence = nothingWasSent ? "Nothing was sent." : call.IsWrite ? "The write may have taken effect: look before you send it again." : "";
        return new ParallaxConnectionException($"{call}: no complete answer, {failure.Message} {consequence}".TrimEnd(), failure)
        {
            Method = call.Method,
            Path = call.Path,
            RequestMayHaveBeenProcessed = call.IsWrite && !nothingWasSent,
        };
    }
}

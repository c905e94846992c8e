namespace Parallax;

/// <summary>Chooses the key of an attempt; <see cref="KeyHeaderHandler"/> puts it on.</summary>
internal sealed class AuthHandler(KeySource keys, Uri baseAddress) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        if (!BaseAddresses.HaveSameOrigin(baseAddress, request.RequestUri))
        {
            call.Key = null;
            return base.SendAsync(request, cancellationToken);
        }

        var asked = call.Key is { } known ? new ValueTask<string>(known) : keys.GetAsync(call, cancellationToken);
        return asked.IsCompletedSuccessfully
            ? SendWithAsync(request, call, asked.Result, cancellationToken)
            : WaitAndSendAsync(request, call, asked, cancellationToken);
    }

    private async Task<HttpResponseMessage> WaitAndSendAsync(
        HttpRequestMessage request, CallState call, ValueTask<string> asked, CancellationToken cancellationToken)
        => await SendWithAsync(request, call, await asked.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private Task<HttpResponseMessage> SendWithAsync(
        HttpRequestMessage request, CallState call, string key, CancellationToken cancellationToken)
    {
        call.Key = call.SentKey = key;
        return base.SendAsync(request, cancellationToken);
    }
}

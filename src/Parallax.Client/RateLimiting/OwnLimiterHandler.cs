namespace Parallax;

/// <summary>Asks the user's own limiter where there is no gate.</summary>
internal sealed class OwnLimiterHandler(OwnLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(CallState.Of(request), closing: default, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

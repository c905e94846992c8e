namespace Parallax.Tests.Conformance;

/// <summary>Sends the wrong request in place of each right one.</summary>
internal sealed class WrongRequests(HttpMessageHandler network) : DelegatingHandler(network)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => await base.SendAsync(await WrongRequest.OfAsync(request), cancellationToken);
}

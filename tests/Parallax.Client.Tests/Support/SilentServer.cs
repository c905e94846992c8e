namespace Parallax.Tests.Support;

/// <summary>Takes a request and never answers.</summary>
internal sealed class SilentServer(TaskCompletionSource arrived) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        arrived.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nothing waits for ever.");
    }
}

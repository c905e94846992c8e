namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Stands for the handler of that name, whose package is not among those this project restores: 30 seconds for all of it.</summary>
internal sealed class ResilienceHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(30), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        return await base.SendAsync(request, either.Token);
    }
}

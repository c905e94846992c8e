namespace Parallax;

/// <summary>Bounds the call with all its attempts.</summary>
internal sealed class TotalTimeoutHandler(TimeSpan timeout, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        using var budget = new CallBudget(timeout, time, cancellationToken);
        call.Budget = budget;
        try
        {
            return await base.SendAsync(request, budget.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (budget.Token.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ParallaxTimeoutException.Of(call, timeout, nameof(ParallaxClientOptions.TotalTimeout));
        }
    }
}

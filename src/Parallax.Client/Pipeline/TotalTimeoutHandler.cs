namespace Parallax;

/// <summary>Starts the clock of the call with all its attempts. Whatever waits on its way holds itself to it.</summary>
internal sealed class TotalTimeoutHandler(TimeSpan timeout, TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallState.Of(request).Budget = new CallBudget(timeout, time);
        return base.SendAsync(request, cancellationToken);
    }
}

namespace Parallax;

/// <summary>Starts the clock of the call with all its attempts. Whatever waits on its way holds itself to it.</summary>
internal sealed class TotalTimeoutHandler(TimeSpan timeout, TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        if (call.Name.IsSentOnce && call.MayHaveArrived)
        {
            // A handler outside of all of ours repeats the request.
            throw ParallaxRepeatedWriteException.Of(call);
        }

        call.Budget = new CallBudget(call.Settings.Timeout ?? timeout, time);
        return base.SendAsync(request, cancellationToken);
    }
}

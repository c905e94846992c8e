namespace Parallax;

/// <summary>Ends a step of a call, and knows by which setting.</summary>
internal sealed class Deadline(TimeSpan wait, TimeSpan timeout, string option, TimeProvider time) : CancellationTokenSource(wait, time)
{
    public ParallaxTimeoutException Failure(CallState call) => ParallaxTimeoutException.Of(call, timeout, option);
}

namespace Parallax;

/// <summary>Ends a step of a call, and knows by which setting.</summary>
internal sealed class Deadline(TimeSpan wait, TimeSpan timeout, string option, TimeProvider time) : CancellationTokenSource(wait, time)
{
    public const string NoAnswer = "no complete answer";

    /// <summary>What to throw, once it has ended the step.</summary>
    /// <param name="call">The call.</param>
    /// <param name="lack">What did not come in time.</param>
    public ParallaxTimeoutException Failure(CallState call, string lack = NoAnswer) => ParallaxTimeoutException.Of(call, lack, timeout, option);
}

using System.Globalization;

namespace Parallax;

/// <summary>
/// The answer was not complete within <see cref="ParallaxClientOptions.AttemptTimeout"/>, or not within
/// <see cref="ParallaxClientOptions.TotalTimeout"/> with all attempts; the message says which.
/// </summary>
public class ParallaxTimeoutException : ParallaxException
{
    private const string NoAnswer = "no complete answer";

    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>To be asked before anything that may take its time, or is not bounded by the time of the call.</summary>
    /// <exception cref="ParallaxTimeoutException">The time of the call is over.</exception>
    /// <exception cref="OperationCanceledException">The caller has ended it: that is no timeout.</exception>
    internal static void ThrowIfOver(CallState call, CancellationToken cancellationToken)
    {
        if (call.Budget.Left == TimeSpan.Zero)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Of(call, NoAnswer, call.Budget.Total, option: null);
        }
    }

    /// <summary>What to throw, once the deadline has ended its step.</summary>
    internal static ParallaxTimeoutException Of(CallState call, Deadline deadline, string lack = NoAnswer)
        => Of(call, lack, deadline.Timeout, deadline.Option);

    private static ParallaxTimeoutException Of(CallState call, string lack, TimeSpan timeout, string? option)
        => new(string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Name}: {lack} within {timeout.TotalSeconds:0.###} s "
                + $"(ParallaxClientOptions.{option ?? nameof(ParallaxClientOptions.TotalTimeout)}).{call.Consequence}"))
            {
                Call = call
            };
}

using System.Globalization;

namespace Parallax;

/// <summary>
/// The answer was not complete within <see cref="ParallaxClientOptions.AttemptTimeout"/>, or not within
/// <see cref="ParallaxClientOptions.TotalTimeout"/> with all attempts; the message says which.
/// </summary>
public class ParallaxTimeoutException : ParallaxException
{
    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxTimeoutException(string message)
        : base(message)
    {
    }

    internal static ParallaxTimeoutException Of(CallState call, string lack, TimeSpan timeout, string option)
        => new(string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Name}: {lack} within {timeout.TotalSeconds:0.###} s (ParallaxClientOptions.{option}).{call.Consequence}")) { Call = call };
}

namespace Parallax;

/// <summary>
/// A handler of the host sent a create or an update once more although the first may have been carried out, or still was under way.
/// The client held back the second. <see cref="ParallaxException.RequestMayHaveBeenProcessed"/> is true.
/// </summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxRepeatedWriteException(string message) : ParallaxException(message)
{
    internal static ParallaxRepeatedWriteException Of(CallState call)
        => new($"{call.Name}: a handler of the host sent this write a second time, and the client held it back, for the first may have "
            + $"taken effect: "
            + "look before you send it again. Take the handler that repeats or hedges requests (such as AddStandardResilienceHandler, "
            + "AddStandardHedgingHandler or one around the primary handler) off this client; it tries again by itself, as "
            + "ParallaxClientOptions.Retry says.")
        {
            Call = call,
            RequestMayHaveBeenProcessed = true,
        };
}

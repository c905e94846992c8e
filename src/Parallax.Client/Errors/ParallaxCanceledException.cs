namespace Parallax;

/// <summary>
/// The caller cancelled the call, or disposed of the client. Any handler of <see cref="OperationCanceledException"/> catches it; one that
/// cares about a write that was under way asks for <see cref="RequestMayHaveBeenProcessed"/>.
/// </summary>
/// <remarks>
/// It comes from the methods of <c>IParallaxClient</c> and of the generated clients. Of <c>IParallaxClient.HttpClient</c>, which
/// puts a <see cref="TaskCanceledException"/> around it, it is the <see cref="Exception.InnerException"/> if an attempt was under way.
/// </remarks>
public class ParallaxCanceledException : TaskCanceledException
{
    /// <summary>Creates the exception with a message for the log, what led to it, and the token of the caller.</summary>
    public ParallaxCanceledException(string message, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
    }

    /// <summary>
    /// Whether a write may have taken effect although it was cancelled. False for reads, and for what was cancelled before it was sent.
    /// </summary>
    public bool RequestMayHaveBeenProcessed { get; init; }

    /// <summary>How often the request was sent, or tried to be. 0 if the call was cancelled before that.</summary>
    public int Attempts { get; init; }

    /// <summary>HTTP method of the call.</summary>
    public string? Method { get; init; }

    /// <summary>Path of the call, without its query.</summary>
    public string? Path { get; init; }

    internal static ParallaxCanceledException Of(CallState call, OperationCanceledException cause, CancellationToken cancellationToken)
        => new(
            $"{call.Name}: cancelled.{call.Consequence}",
            cause,
            cancellationToken.IsCancellationRequested ? cancellationToken : cause.CancellationToken)
        {
            RequestMayHaveBeenProcessed = call.MayHaveBeenProcessed,
            Attempts = call.Attempts,
            Method = call.Name.Method,
            Path = call.Name.Path,
        };
}

using System.Globalization;

namespace Parallax;

/// <summary>
/// A call that did not succeed. A cancelled token is not among these: it gives <see cref="ParallaxCanceledException"/>, an
/// <see cref="OperationCanceledException"/>.
/// </summary>
/// <remarks>
/// Neither the key nor anything of a body ever stands in <see cref="Exception.Message"/> or <see cref="Exception.ToString"/>.
/// </remarks>
public class ParallaxException : Exception
{
    private readonly CallState? _call;
    private readonly TimeSpan? _elapsed;

    /// <summary>Creates the exception with a message for the log.</summary>
    public ParallaxException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for the log and what led to it.</summary>
    public ParallaxException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// What happened, for the log: the call and what became of it, then the host, the number of attempts and the time that they took.
    /// </summary>
    public override string Message => _call is null ? base.Message : $"{base.Message} {Circumstances(_call.Name.Server)}";

    /// <summary>Whether a write may have taken effect although it failed. False for reads, and where the server refused.</summary>
    public bool RequestMayHaveBeenProcessed { get; init; }

    /// <summary>How often the request was sent, or tried to be. 0 if the call failed before that.</summary>
    public int Attempts { get; init; }

    /// <summary>HTTP method of the call.</summary>
    public string? Method { get; init; }

    /// <summary>Path of the call, without its query.</summary>
    public string? Path { get; init; }

    /// <summary>The call, for the layers that decide about another attempt.</summary>
    internal CallState? Call
    {
        get => _call;
        init
        {
            _call = value;
            Method = value?.Name.Method;
            Path = value?.Name.Path;
            Attempts = value?.Attempts ?? 0;

            // A generated client over an HttpClient of the user's own has neither retries nor a time for the whole call.
            _elapsed = value?.Budget?.Elapsed;
            RequestMayHaveBeenProcessed = value?.MayHaveBeenProcessed ?? false;
        }
    }

    private string Circumstances(string server) => _elapsed is not { } elapsed
        ? $"Server: {server}."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Server: {server}; {Attempts} {(Attempts == 1 ? "attempt" : "attempts")} in {elapsed.TotalSeconds:0.###} s.");
}

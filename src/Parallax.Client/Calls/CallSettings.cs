namespace Parallax;

/// <summary>What a view of the client sets for its calls, made once for all of them.</summary>
/// <param name="IsBackground">Whether the calls go behind others.</param>
/// <param name="Timeout">Time for the call with all attempts; null for that of the client.</param>
/// <param name="MaxWait">Longest wait for a permit; null for that of the client.</param>
/// <param name="OnResponse">Told of the response that ends the call.</param>
internal sealed record CallSettings(
    bool IsBackground, TimeSpan? Timeout, TimeSpan? MaxWait, Action<HttpResponseMessage, CallState>? OnResponse)
{
    public static CallSettings Default { get; } = new(IsBackground: false, Timeout: null, MaxWait: null, OnResponse: null);
}

using Microsoft.Extensions.Logging;

namespace Parallax;

/// <summary>What the client logs: nothing above Debug for a call that succeeds at once. Neither keys nor bodies nor queries.</summary>
internal sealed partial class ClientLog(ILogger logger)
{
    public const string Category = "Parallax.Client";

    public void Retrying(CallState call, string reason)
        => Retrying(call.Name.Method, call.Name.Path, call.Attempts, reason, call.NextWait.TotalSeconds);

    [LoggerMessage(1, LogLevel.Warning, "{Method} {Path}: attempt {Attempt} failed ({Reason}), next one after {Wait:0.###} s")]
    private partial void Retrying(string method, string path, int attempt, string reason, double wait);

    [LoggerMessage(
        2, LogLevel.Warning, "The limiter of ParallaxClientOptions.RateLimit.Limiter failed; calls go on without it until it works again")]
    public partial void LimiterFailed(Exception exception);

    [LoggerMessage(11, LogLevel.Information, "The limiter of ParallaxClientOptions.RateLimit.Limiter works again")]
    public partial void LimiterWorks();

    [LoggerMessage(3, LogLevel.Error, "The changed settings are not valid ({Problem}); the client goes on with the last good ones")]
    public partial void BadReload(string problem);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "Another client with this key came first: its limit of {PermitLimit} per {Window:0.###} s holds for this one too")]
    public partial void OtherLimit(int permitLimit, double window);

    [LoggerMessage(
        6,
        LogLevel.Information,
        "Calls begin to queue: the limit of {PermitLimit} calls in {Window:0.###} s is used up, {Queued} wait, the next permit is free at "
            + "{NextPermitAt:O}")]
    public partial void CallsQueue(int queued, int permitLimit, double window, DateTimeOffset? nextPermitAt);

    [LoggerMessage(7, LogLevel.Information, "No call queues any more, after {Elapsed:0.###} s")]
    public partial void NoCallQueues(double elapsed);

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "The server asked for a wait of {Asked} s after a 429. The client waits for {Longest:0} s at most, then it tries with one call")]
    public partial void AbsurdRetryAfter(double asked, double longest);

    [LoggerMessage(9, LogLevel.Warning, "{Method} {Path}: ParallaxCallOptions.OnResponse failed; the call goes on")]
    public partial void OnResponseFailed(string method, string path, Exception exception);

    [LoggerMessage(
        10,
        LogLevel.Warning,
        "The changed settings have another BaseAddress, which takes a restart; the client goes on with all of the old ones")]
    public partial void OtherAddress();

    public bool LogsAnswers => logger.IsEnabled(LogLevel.Debug);

    public void Answered(CallState call, int status, TimeSpan elapsed)
        => Answered(call.Name.Method, call.Name.Path, status, call.Attempts, elapsed.TotalMilliseconds);

    [LoggerMessage(4, LogLevel.Debug, "{Method} {Path}: {Status} on attempt {Attempts}, {Elapsed:0.#} ms")]
    private partial void Answered(string method, string path, int status, int attempts, double elapsed);
}

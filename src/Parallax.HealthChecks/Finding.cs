using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Parallax.HealthChecks;

/// <summary>What a call found out: of an exception just what may be told, as it is kept for some time.</summary>
internal sealed class Finding
{
    /// <summary>A date that is wrong by years is no reason to report for years what once was.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private Finding(long at, string description) => (At, Description) = (at, description);

    /// <summary>When, as a timestamp of the clock.</summary>
    public long At { get; }

    public string Description { get; }

    /// <summary>Status of the answer, if there was one and it was a failure.</summary>
    public int? StatusCode { get; private init; }

    public string? TraceId { get; private init; }

    /// <summary>How long the server asked to be left alone because of its limit; an hour at most.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>Null if it is a failure like any other.</summary>
    private HealthStatus? OwnStatus { get; init; }

    public static Finding Answered(long at) => new(at, "The API answered.") { OwnStatus = HealthStatus.Healthy };

    public static Finding Failed(long at, Exception failure)
    {
        var answer = failure as ParallaxApiException;
        return new Finding(at, Describe(failure))
        {
            // A call that the client held back has a status in name only.
            StatusCode = answer is { ResponseBody: not null } ? (int)answer.StatusCode : null,
            TraceId = answer?.TraceId,
            RetryAfter = failure is ParallaxRateLimitException { RetryAfter: { } wait }
                ? (wait < LongestRetryAfter ? wait : LongestRetryAfter)
                : TimeSpan.Zero,

            // The API is there, and it knows the key.
            OwnStatus = failure is ParallaxRateLimitException ? HealthStatus.Degraded : null,
        };
    }

    public HealthStatus Status(HealthStatus ofFailure) => OwnStatus ?? ofFailure;

    // In words of our own: a health page may be open to many, and messages of exceptions name paths and what the server called the problem.
    private static string Describe(Exception failure) => failure switch
    {
        ParallaxAuthenticationException
            => "401: the key was not accepted. Set ParallaxClientOptions.ApiKey to a Personal Access Token that is still valid.",
        ParallaxPermissionException
            => "403: the key is valid, but its user may not list clients. Ask an administrator of your Parallax account.",
        ParallaxNotFoundException => "404: that is not the API. Check ParallaxClientOptions.BaseAddress.",
        ParallaxRateLimitException => "429: the limit on requests is used up. Something else may use the same key.",
        ParallaxServerException { StatusCode: var status }
            => string.Create(
                CultureInfo.InvariantCulture, $"{(int)status}: the API failed. It may recover; if not, quote the trace id to its support."),
        ParallaxApiException { StatusCode: var status }
            => string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)status}: the API refused a plain list. Check ParallaxClientOptions.BaseAddress, and proxies on the way."),
        ParallaxConnectionException
            => "There is no connection to the API, or it broke. Check the network, and ParallaxClientOptions.BaseAddress.",
        ParallaxTimeoutException => "The API gave no complete answer in time.",
        ParallaxResponseException => "The answer is none of the API's. Check ParallaxClientOptions.BaseAddress, and proxies on the way.",
        ParallaxException => "The call was not sent: the key of ParallaxClientOptions.ApiKeyProvider could not be had, or is none.",
        _ => $"The call failed with {failure.GetType().Name}.",
    };
}

using System.Globalization;

namespace Parallax.HealthChecks;

/// <summary>
/// What went wrong, and what to do, in words of our own: a health page may be open to many, and messages of exceptions name paths
/// and what the server called the problem.
/// </summary>
internal static class FailureText
{
    public static string Of(Exception failure) => failure switch
    {
        ParallaxAuthenticationException => "401: the key was not accepted. Set ParallaxClientOptions.ApiKey to a Personal Access Token that is still valid.",
        ParallaxPermissionException => "403: the key is valid, but its user may not list clients. Ask an administrator of your Parallax account.",
        ParallaxNotFoundException => "404: that is not the API. Check ParallaxClientOptions.BaseAddress.",
        ParallaxRateLimitException => "429: the limit on requests is used up. Something else may use the same key.",
        ParallaxServerException { StatusCode: var status } => string.Create(CultureInfo.InvariantCulture, $"{(int)status}: the API failed. It may recover; if not, quote the trace id to its support."),
        ParallaxApiException { StatusCode: var status } => string.Create(CultureInfo.InvariantCulture, $"{(int)status}: the API refused a plain list. Check ParallaxClientOptions.BaseAddress, and proxies on the way."),
        ParallaxConnectionException => "There is no connection to the API, or it broke. Check the network, and ParallaxClientOptions.BaseAddress.",
        ParallaxTimeoutException => "The API gave no complete answer in time.",
        ParallaxResponseException => "The answer is none of the API's. Check ParallaxClientOptions.BaseAddress, and proxies on the way.",
        ParallaxException => "The call was not sent: the key of ParallaxClientOptions.ApiKeyProvider could not be had, or is none.",
        _ => $"The call failed with {failure.GetType().Name}.",
    };
}

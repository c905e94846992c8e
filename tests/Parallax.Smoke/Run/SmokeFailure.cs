using System.Globalization;
using System.Net;

namespace Parallax.Tests.Smoke;

/// <summary>Why a call failed, for somebody who knows neither the client nor the API.</summary>
/// <param name="Reason">One line.</param>
/// <param name="IsHopeless">Whether every further call would fail for the same reason, unless one has worked already.</param>
internal sealed record SmokeFailure(string Reason, bool IsHopeless)
{
    public static SmokeFailure Of(Exception failure, AnswerRecorder answer, SmokeServer server) => failure switch
    {
        ParallaxConnectionException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } }
            => new($"nothing listens at {Place(server)}: is the server running, and is the port right?", IsHopeless: true),
        ParallaxConnectionException { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } }
            => new($"there is no host {server.BaseAddress.Host}, or no network", IsHopeless: true),
        ParallaxConnectionException => new(Line(failure.Message), IsHopeless: true),
        ParallaxTimeoutException => new(
            string.Create(CultureInfo.InvariantCulture, $"no complete answer within {SmokeEngine.LongestCall.TotalSeconds:0} s"),
            IsHopeless: true),
        ParallaxAuthenticationException => new(Refused(server), IsHopeless: true),
        ParallaxApiException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.NotImplemented } missing
            => new(
                $"the server has no {missing.Method} {missing.Path}: it lacks this "
                    + $"operation{(HasId(missing.Path) ? ", or the object" : "")}",
                IsHopeless: false),
        ParallaxException when answer.IsHtml
            => new($"a page of HTML came, not an answer of the API: does {server.BaseAddress} lead to the API?", IsHopeless: true),
        ParallaxApiException { StatusCode: >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest }
            => new(
                $"the server points elsewhere, where the key must not follow: is {server.BaseAddress} the right address?",
                IsHopeless: true),
        ParallaxRateLimitException { RetryAfter: { } wait } => new(
            string.Create(CultureInfo.InvariantCulture, $"the limit on requests is used up: come back in {wait.TotalSeconds:0} s"),
            IsHopeless: false),
        ParallaxApiException { Detail: { } detail } => new(Line($"{failure.Message} Detail: {detail}"), IsHopeless: false),
        ParallaxException => new(Line(failure.Message), IsHopeless: false),
        _ => new(Line($"{failure.GetType().Name}: {failure.Message}"), IsHopeless: false),
    };

    private static string Place(SmokeServer server) => server.BaseAddress.GetLeftPart(UriPartial.Authority);

    private static bool HasId(string? path) => path?.Split('/').Any(step => Guid.TryParse(step, out _)) is true;

    private static string Refused(SmokeServer server) => server.IsUsersKey
        ? $"the key is refused: {SmokeServer.KeyVariable} has to be a Personal Access Token that is still valid"
        : $"the made-up key is refused: set {SmokeServer.KeyVariable} to the key of this server";

    // The words of a server can have line breaks in them.
    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

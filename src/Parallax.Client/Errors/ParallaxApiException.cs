using System.Net;

namespace Parallax;

/// <summary>The server answered with a status other than success.</summary>
/// <param name="message">What happened, for the log.</param>
/// <param name="statusCode">Status of the answer.</param>
public class ParallaxApiException(string message, HttpStatusCode statusCode) : ParallaxException(message)
{
    /// <summary>Status of the answer.</summary>
    public HttpStatusCode StatusCode { get; init; } = statusCode;

    /// <summary>The problem in a few words, where the server gave them.</summary>
    public string? Title { get; init; }

    /// <summary>What happened in this case, where the server said so. May name data.</summary>
    public string? Detail { get; init; }

    /// <summary>Identifier of the kind of problem (member <c>type</c>).</summary>
    public string? ProblemType { get; init; }

    /// <summary>Name of the call in the vendor's logs, to be quoted to their support.</summary>
    public string? TraceId { get; init; }

    /// <summary>Messages by field; messages that belong to no field stand under the empty name. May name data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal);

    /// <summary>How long the server asks to wait before the next call.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Body of the answer, at most its first 64 KiB. May hold personal data: log it with care.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>Whether the body was a JSON object, as the API's are, and not the page of something in between.</summary>
    internal bool IsFromApi { get; private init; }

    /// <summary>All that an answer says, the same for every kind of exception.</summary>
    internal ErrorFacts Facts
    {
        init
        {
            (Call, StatusCode, RetryAfter, ResponseBody) = (value.Call, value.Status, value.RetryAfter, value.Text);
            (Title, Detail, ProblemType, TraceId, Errors) = (
                value.Body.Title, value.Body.Detail, value.Body.Type, value.Body.TraceId, value.Body.Errors);
            IsFromApi = value.Body.IsObject;
        }
    }
}

/// <summary>400: the request was not valid. <see cref="ParallaxApiException.Errors"/> says what about which field.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxValidationException(string message) : ParallaxApiException(message, HttpStatusCode.BadRequest);

/// <summary>401: the key is missing, wrong or no longer valid.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxAuthenticationException(string message) : ParallaxApiException(message, HttpStatusCode.Unauthorized);

/// <summary>403: the user of the key may not do this.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxPermissionException(string message) : ParallaxApiException(message, HttpStatusCode.Forbidden);

/// <summary>404: there is no such object, or none that the key may see.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxNotFoundException(string message) : ParallaxApiException(message, HttpStatusCode.NotFound);

/// <summary>409: a rule of the business forbids it as things stand, such as a name that is taken.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxConflictException(string message) : ParallaxApiException(message, HttpStatusCode.Conflict);

/// <summary>422: the request was understood but cannot be carried out, such as an assignment to a role that does not exist.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxUnprocessableException(string message) : ParallaxApiException(message, HttpStatusCode.UnprocessableEntity);

/// <summary>5xx: the server failed. A write may have taken effect.</summary>
/// <param name="message">What happened, for the log.</param>
public class ParallaxServerException(string message) : ParallaxApiException(message, HttpStatusCode.InternalServerError);

/// <summary>What is known of a call that the server refused.</summary>
internal sealed record ErrorFacts(CallState Call, HttpStatusCode Status, TimeSpan? RetryAfter, ErrorBody Body, string Text);

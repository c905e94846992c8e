using System.Net;

namespace Parallax;

/// <summary>The server answered with a status other than success.</summary>
public class ParallaxApiException : ParallaxException
{
    /// <summary>Creates the exception with a message for the log and the status of the answer.</summary>
    public ParallaxApiException(string message, HttpStatusCode statusCode)
        : base(message) => StatusCode = statusCode;

    private protected ParallaxApiException(ParallaxApiException facts)
        : base(facts.Message)
    {
        Call = facts.Call;
        StatusCode = facts.StatusCode;
        Title = facts.Title;
        Detail = facts.Detail;
        ProblemType = facts.ProblemType;
        TraceId = facts.TraceId;
        Errors = facts.Errors;
        RetryAfter = facts.RetryAfter;
        ResponseBody = facts.ResponseBody;
        IsFromApi = facts.IsFromApi;
    }

    /// <summary>Status of the answer.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>The problem in a few words, where the server gave them.</summary>
    public string? Title { get; init; }

    /// <summary>What happened in this case, where the server said so. May name data.</summary>
    public string? Detail { get; init; }

    /// <summary>Identifier of the kind of problem (member <c>type</c>).</summary>
    public string? ProblemType { get; init; }

    /// <summary>Name of the call in the vendor's logs, to be quoted to their support.</summary>
    public string? TraceId { get; init; }

    /// <summary>Messages by field; messages that belong to no field stand under the empty name. May name data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How long the server asks to wait before the next call.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Body of the answer, at most its first 64 KiB. May hold personal data: log it with care.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>Whether the body was a JSON object, as the API's are, and not the page of something in between.</summary>
    internal bool IsFromApi { get; init; }
}

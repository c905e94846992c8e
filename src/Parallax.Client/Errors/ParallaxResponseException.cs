using System.Net;

namespace Parallax;

/// <summary>The server reported success, but its answer cannot be read. After a create the object is there.</summary>
public class ParallaxResponseException(string message) : ParallaxException(message)
{
    /// <summary>Status of the answer.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>
    /// The body of an answer that the API documents beside the one that the method gives, and so of another type: such as the job that
    /// a 202 brings. Null otherwise.
    /// </summary>
    public string? ResponseBody { get; init; }

    internal static ParallaxResponseException From(HttpRequestMessage request, HttpResponseMessage response, string problem)
        => From(request, response, problem, "The object was created: do not send it again, look it up instead.");

    /// <summary>Whether there is an object at all, such a response leaves open.</summary>
    internal static ParallaxResponseException WithoutId(HttpRequestMessage request, HttpResponseMessage response)
        => From(
            request,
            response,
            "it has no 'id' and so is not the object asked for",
            "Whether the object was created is not known: look for it before you send it again.");

    /// <summary>The API documents such a response beside the one that the method gives.</summary>
    internal static ParallaxResponseException OtherResult(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        var call = CallState.Of(request);
        var consequence = call.Name.IsWrite ? " The API accepted the write: do not send it again." : "";
        var status = (int)response.StatusCode;
        return new ParallaxResponseException(
            $"{call.Name}: the answer ({status}) is something else than this method gives; ResponseBody has it.{consequence}")
        {
            StatusCode = response.StatusCode,
            ResponseBody = body,
            Call = call,
        };
    }

    private static ParallaxResponseException From(HttpRequestMessage request, HttpResponseMessage response, string problem, string created)
    {
        var call = CallState.Of(request);
        var status = (int)response.StatusCode;
        var consequence = request.Method == HttpMethod.Post ? created
            : call.Name.IsWrite ? "The write took effect." : "Nothing was changed by the call.";
        return new ParallaxResponseException($"{call.Name}: the answer ({status}) cannot be "
            + $"read, {ErrorMessage.Sentence(problem)} {consequence}")
        {
            StatusCode = response.StatusCode,
            Call = call,
        };
    }
}

using System.Net;

namespace Parallax;

/// <summary>The server reported success, but its answer cannot be read. After a create the object is there.</summary>
public class ParallaxResponseException(string message) : ParallaxException(message)
{
    /// <summary>Status of the answer.</summary>
    public HttpStatusCode StatusCode { get; init; }

    internal static ParallaxResponseException From(HttpRequestMessage request, HttpResponseMessage response, string problem)
        => From(request, response, problem, "The object was created: do not send it again, look it up instead.");

    /// <summary>Whether there is an object at all, such a response leaves open.</summary>
    internal static ParallaxResponseException WithoutId(HttpRequestMessage request, HttpResponseMessage response)
        => From(
            request,
            response,
            "it has no 'id' and so is not the object asked for",
            "Whether the object was created is not known: look for it before you send it again.");

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

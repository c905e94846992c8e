using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Parallax.Testing;

/// <summary>The documented bodies of refusals.</summary>
internal static class Problems
{
    public static Answer Invalid(FieldErrors errors) => Answer.Json(400, new JsonObject
    {
        ["type"] = TypeOf("15.5.1"),
        ["title"] = "The request has invalid fields.",
        ["status"] = 400,
        ["trace_id"] = $"00-{Guid.NewGuid():N}-{Guid.NewGuid().ToString("N")[..16]}-00",
        ["errors"] = errors.ToJson(),
    });

    public static Answer Unauthorized()
        => Problem(401, "15.5.2", "Unauthorized", "The header X-API-KEY is missing or does not hold the key of this emulator.");

    public static Answer NotFound(string detail) => Problem(404, "15.5.5", "Not Found", detail);

    public static Answer MethodNotAllowed(IEnumerable<string> allowed)
        => Problem(405, "15.5.6", "Method Not Allowed", "The path is there, but not with this method.")
            .With("Allow", string.Join(", ", allowed));

    public static Answer Conflict(string detail) => Problem(409, "15.5.10", "Conflict", detail);

    public static Answer TooLarge() => Problem(413, "15.5.14", "Content Too Large", "The body is larger than 1 MiB.");

    public static Answer UnsupportedMediaType(IEnumerable<MediaTypeHeaderValue> supported)
        => Problem(415, "15.5.16", "Unsupported Media Type", $"The body has to be sent as {string.Join(" or ", supported)}, in UTF-8.");

    public static Answer Unprocessable(string detail) => Problem(422, "15.5.21", "Unprocessable Entity", detail);

    public static Answer TooManyRequests(int permits, TimeSpan window, long retryAfter) => Answer.Json(429, new JsonObject
    {
        ["error"] = string.Create(
            CultureInfo.InvariantCulture,
            $"More than {permits} requests in {window.TotalSeconds:0.###} s. The next one is allowed in {retryAfter} s."),
    }).With("Retry-After", retryAfter.ToString(CultureInfo.InvariantCulture));

    public static Answer ServerError() => Answer.Json(500, new JsonObject
    {
        ["title"] = "Internal Server Error",
        ["status"] = 500,
        ["detail"] = "The emulator failed. The exception is in its log of requests.",
    });

    public static Answer OfFault(int status) => Answer.Json(status, new JsonObject
    {
        ["title"] = ReasonPhrases.GetReasonPhrase(status),
        ["status"] = status,
        ["detail"] = "The emulator was told to fail so.",
    });

    private static Answer Problem(int status, string section, string title, string detail) => Answer.Json(status, new JsonObject
    {
        ["type"] = TypeOf(section),
        ["title"] = title,
        ["status"] = status,
        ["detail"] = detail,
    });

    private static string TypeOf(string section) => $"https://tools.ietf.org/html/rfc9110#section-{section}";
}

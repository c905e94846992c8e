using System.Net;
using System.Text;

namespace Parallax.Tests.Support;

/// <summary>Answers of a server.</summary>
internal static class Answer
{
    /// <summary>The least that a response to a Get or a Create has.</summary>
    public const string Object = """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16"}""";

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK)
        => With(json, status, "application/json");

    public static HttpResponseMessage Html(string html, HttpStatusCode status = HttpStatusCode.OK) => With(html, status, "text/html");

    public static HttpResponseMessage Empty(HttpStatusCode status) => new(status);

    public static HttpResponseMessage With(string text, HttpStatusCode status, string mediaType)
        => new(status) { Content = new StringContent(text, Encoding.UTF8, mediaType) };

    public static HttpResponseMessage Stream(Stream body, HttpStatusCode status = HttpStatusCode.OK)
        => new(status) { Content = new StreamContent(body) { Headers = { { "Content-Type", "application/json" } } } };
}

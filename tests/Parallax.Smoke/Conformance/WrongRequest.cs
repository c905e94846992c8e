using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Parallax.Tests.Conformance;

/// <summary>
/// A request as the client never sends it: its first member of a wrong type, or page 0, or a path with an id that is none.
/// There is one for each operation.
/// </summary>
internal static partial class WrongRequest
{
    public static async Task<HttpRequestMessage> OfAsync(HttpRequestMessage request)
    {
        var wrong = await CopyAsync(request);
        if (request.Content is { } content && await content.ReadAsStringAsync() is { Length: > 0 } text)
        {
            var body = JsonNode.Parse(text)!.AsObject();
            body[body.First().Key] = new JsonObject { ["wrong"] = true };
            wrong.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, content.Headers.ContentType!.MediaType!);
            return wrong;
        }

        var address = request.RequestUri!;
        var path = address.Query.Length > 0 ? $"{address.AbsolutePath}?page=0" : LastId().Replace(address.AbsolutePath, "not-a-uuid", 1);
        wrong.RequestUri = new Uri(address, path);
        return wrong;
    }

    /// <summary>The same request once more, since none can be sent twice.</summary>
    public static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        return copy;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.RightToLeft, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastId();

    /// <summary>Sends the wrong request in place of each right one.</summary>
    public sealed class Handler(HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => await base.SendAsync(await OfAsync(request), cancellationToken);
    }
}

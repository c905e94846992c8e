using System.Net;
using System.Text;

namespace Parallax.Checks;

/// <summary>Answers every list with two pages of one row, takes every write, and remembers what was asked.</summary>
internal sealed class CannedServer : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add($"{request.Method} {request.RequestUri!.AbsolutePath} {body}".TrimEnd());
        var page = request.RequestUri.Query.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
        var answer = request.Method.Method switch
        {
            "GET" => $$"""{"total":2,"page":{{page}},"total_pages":2,"results":[{"id":"00000000-0000-0000-0000-00000000000{{page}}","name":"Row {{page}}","amount":0.1}]}""",
            "POST" => """{"id":"00000000-0000-0000-0000-000000000009","name":"Created"}""",
            _ => "",
        };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}

using System.Net;
using System.Text;

namespace Parallax.Checks;

/// <summary>One project, whatever is asked.</summary>
internal sealed class CannedServer : HttpMessageHandler
{
    private const string Project = """{"id":"5f0c3c1e-6f0f-4a57-9b8e-2f6d1a7c9e10","name":"Harbour","status":"won","created_date":"2025-01-02"}""";

    public string? LastQuery { get; private set; }

    public string? LastBody { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LastQuery = request.RequestUri!.Query;
        LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var body = request.Method == HttpMethod.Get ? $$"""{"total":1,"total_pages":1,"page":1,"page_size":500,"results":[{{Project}}]}""" : Project;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}

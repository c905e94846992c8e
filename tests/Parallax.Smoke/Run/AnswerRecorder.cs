namespace Parallax.Tests.Smoke;

/// <summary>Remembers the last answer. Calls are made one at a time.</summary>
internal sealed class AnswerRecorder(HttpMessageHandler network) : DelegatingHandler(network)
{
    public int? Status { get; private set; }

    public bool IsHtml { get; private set; }

    public void Forget() => (Status, IsHtml) = (null, false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Forget();
        var response = await base.SendAsync(request, cancellationToken);
        (Status, IsHtml) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType is "text/html");
        return response;
    }
}

namespace Parallax.Recipes.CrmSync;

/// <summary>A server that does not keep the name of a new client as it was sent.</summary>
internal sealed class OtherName(string sent) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath == "/v1/clients")
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            request.Content = new StringContent(
                body.Replace(sent, sent + " Ltd", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

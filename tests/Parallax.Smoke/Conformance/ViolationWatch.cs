namespace Parallax.Tests.Conformance;

/// <summary>Between the client and Prism: notes each request, and what Prism objects to. Requests come one at a time.</summary>
internal sealed class ViolationWatch(HttpMessageHandler network) : DelegatingHandler(network)
{
    public List<string> Paths { get; } = [];

    public List<string> Problems { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Paths.Add(request.RequestUri!.AbsolutePath);
        var response = await base.SendAsync(request, cancellationToken);
        var violations = await Violations.OfAsync(response);
        Problems.AddRange(violations.Select(
            violation => $"{request.Method} {request.RequestUri.AbsolutePath} ({(int)response.StatusCode}): {violation}"));
        return response;
    }
}

namespace Parallax.Tests.Conformance;

/// <summary>
/// Before each request goes where it belongs, sends two others to Prism, behind which is a broken server: a wrong one, and the
/// right one, which gets a wrong answer.
/// </summary>
internal sealed class BreachHandler(HttpMessageHandler network, Uri prism, string key) : DelegatingHandler(network)
{
    public int RequestsSeen { get; private set; }

    public int AnswersSeen { get; private set; }

    public List<string> RequestsMissed { get; } = [];

    public List<string> AnswersMissed { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await IsSeenAsync(await WrongRequest.OfAsync(request), "request", RequestsMissed, cancellationToken))
        {
            RequestsSeen++;
        }

        if (await IsSeenAsync(await WrongRequest.CopyAsync(request), "response", AnswersMissed, cancellationToken))
        {
            AnswersSeen++;
        }

        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Whether Prism objects to the one thing that is wrong, and to nothing else.</summary>
    private async Task<bool> IsSeenAsync(HttpRequestMessage request, string place, List<string> missed, CancellationToken cancellationToken)
    {
        using var sent = request;
        sent.RequestUri = new Uri(prism, sent.RequestUri!.PathAndQuery);

        // Past the client, which puts its key on requests to the API alone.
        sent.Headers.Remove("X-API-KEY");
        sent.Headers.Add("X-API-KEY", key);
        using var response = await Network.PastTheClient.SendAsync(sent, cancellationToken);
        var violations = await Violations.OfAsync(response);
        var isSeen = violations.Count > 0 && violations.All(violation => violation.StartsWith(place, StringComparison.Ordinal));
        if (!isSeen)
        {
            missed.Add($"{sent.Method} {sent.RequestUri.AbsolutePath} ({(int)response.StatusCode}): {string.Join("; ", violations)}");
        }

        return isSeen;
    }

    // Of a type of its own: the client looks after the connections that a handler of the host holds.
    private static class Network
    {
        public static HttpMessageInvoker PastTheClient { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    }
}

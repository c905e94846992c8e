using System.Net.Http.Headers;
using System.Text;
using Parallax.Benchmarks.Rows;

namespace Parallax.Benchmarks.Contenders;

/// <summary>The least that a call can be: the bytes of the answer are received and thrown away.</summary>
internal sealed class BareHttpClient : ICallContender
{
    private static readonly MediaTypeHeaderValue PatchType = new("application/json-patch+json");
    private static readonly byte[] Change = Encoding.UTF8.GetBytes("""{"name":"Warehouse rollout","archived":false}""");

    private readonly HttpClient _http;
    private readonly Uri _address;

    public BareHttpClient(Uri address, HttpMessageHandler? handler = null)
        : this("bare HttpClient", address, Http.Create(handler))
    {
        _http.DefaultRequestHeaders.Add(Key.Header, Key.Text);
    }

    private BareHttpClient(string name, Uri address, HttpClient http)
    {
        (Name, _http) = (name, http);
        _address = new Uri(address, $"v1/projects/{ProjectRows.Id(0)}");
    }

    public string Name { get; }

    /// <summary>The same calls through the pipeline of this client: key, gate, retries, timeouts and errors, no models.</summary>
    public static BareHttpClient ThroughOurPipeline(Uri address, HttpMessageHandler? handler = null)
    {
        var client = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = Key.Text, BaseAddress = address, RateLimit = OurClient.FreeGate }, handler);
        return new BareHttpClient("Parallax.Client, pipeline alone", address, client.HttpClient);
    }

    public Task GetAsync() => SendAsync(HttpMethod.Get, content: null);

    public async Task PatchAsync()
    {
        using var content = new ByteArrayContent(Change) { Headers = { ContentType = PatchType } };
        await SendAsync(HttpMethod.Patch, content);
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(HttpMethod method, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, _address) { Content = content };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await response.Content.CopyToAsync(Stream.Null);
    }
}

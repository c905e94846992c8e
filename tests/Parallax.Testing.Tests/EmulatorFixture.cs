using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing;

/// <summary>One emulator per fixture, emptied before each test, and a plain HttpClient on it.</summary>
internal abstract class EmulatorFixture
{
    protected FakeTime Clock { get; } = new();

    protected ParallaxEmulator Emulator { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartEmulator()
    {
        Clock.Advance(new DateTimeOffset(2025, 3, 12, 10, 0, 0, TimeSpan.Zero) - Clock.GetUtcNow());
        var options = new ParallaxEmulatorOptions { TimeProvider = Clock };
        Configure(options);
        Emulator = await ParallaxEmulator.StartAsync(options);
        Http = Client(Emulator);
    }

    [SetUp]
    public void EmptyEmulator() => Emulator.Reset();

    [OneTimeTearDown]
    public async Task StopEmulator()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }

    internal static HttpClient Client(ParallaxEmulator emulator)
        => new() { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { { "X-API-KEY", emulator.ApiKey } } };

    protected virtual void Configure(ParallaxEmulatorOptions options)
    {
    }

    internal static async Task<(HttpStatusCode Status, JsonObject Body)> Send(
        HttpClient http, HttpMethod method, string path, string? body, string contentType)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    protected Guid Seed(string path, string json) => Emulator.Seed(path, json)[0];

    protected Task<(HttpStatusCode Status, JsonObject Body)> Send(
        HttpMethod method, string path, string? body = null, string contentType = "application/json-patch+json")
        => Send(Http, method, path, body, contentType);

    protected Task<(HttpStatusCode Status, JsonObject Body)> Get(string path) => Send(HttpMethod.Get, path);

    protected Task<(HttpStatusCode Status, JsonObject Body)> Post(string path, string body) => Send(HttpMethod.Post, path, body);

    protected Task<(HttpStatusCode Status, JsonObject Body)> Patch(string path, string body) => Send(HttpMethod.Patch, path, body);

    protected Task<(HttpStatusCode Status, JsonObject Body)> Delete(string path) => Send(HttpMethod.Delete, path);
}

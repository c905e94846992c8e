using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Running;

namespace Parallax.Tests.Testing.Tool;

/// <summary>The tool in this process, on a free port, for each test anew.</summary>
internal abstract class ToolFixture
{
    protected FakeTime Clock { get; private set; } = null!;

    /// <summary>What the tool takes the time from.</summary>
    protected virtual TimeProvider Time => Clock;

    protected EmulatorRun Run { get; private set; } = null!;

    protected StringWriter Output { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    protected ParallaxEmulator Emulator => Run.Emulator;

    protected virtual EmulatorArguments Arguments
        => new() { Port = 0, Seed = "", Key = "pat_of_these_tests", Limit = (20, TimeSpan.FromSeconds(60)) };

    [SetUp]
    public async Task StartTool()
    {
        Clock = new FakeTime();
        Output = new StringWriter();
        Run = await EmulatorRun.StartAsync(Arguments, Time, TextWriter.Synchronized(Output), CancellationToken.None);
        Http = new HttpClient { BaseAddress = Emulator.BaseAddress };
    }

    [TearDown]
    public async Task StopTool()
    {
        Http.Dispose();
        await Run.DisposeAsync();
        await Output.DisposeAsync();
    }

    /// <summary>A request to the API, with the key.</summary>
    protected async Task<HttpStatusCode> Api(string path, HttpMethod? method = null, string? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Headers = { { "X-API-KEY", Emulator.ApiKey } } };
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>A request to the control API.</summary>
    protected async Task<(int Status, JsonNode? Body)> Control(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "_emulator" + path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    protected Task<(int Status, JsonNode? Body)> Control(string path) => Control(HttpMethod.Get, path);

    protected Task<(int Status, JsonNode? Body)> ControlPost(string path, string? body = null) => Control(HttpMethod.Post, path, body);
}

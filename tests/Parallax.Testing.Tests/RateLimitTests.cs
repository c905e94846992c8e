using System.Net;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing;

internal sealed class RateLimitTests : EmulatorFixture
{
    [Test]
    public async Task A_window_takes_as_many_requests_as_are_permitted()
    {
        for (var request = 0; request < 100; request++)
        {
            Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_refusal_has_the_documented_body_and_the_whole_seconds_until_the_window_ends()
    {
        await UseUp();
        Clock.Advance(TimeSpan.FromSeconds(17.25));
        using var response = await Http.GetAsync("v1/tags");
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(43)));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        Assert.That(body, Has.Count.EqualTo(1));
        Assert.That(body["error"]!.ToString(), Does.Contain("43"));
    }

    [Test]
    public async Task After_Retry_After_a_new_window_begins()
    {
        await UseUp();
        Clock.Advance(TimeSpan.FromSeconds(59.999));
        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await UseUp();
        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_refused_write_is_not_carried_out()
    {
        await UseUp();
        Assert.That((await Post("v1/tags", """{"name":"late"}""")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await Get("v1/tags")).Body["total"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Requests_without_the_key_use_nothing_up()
    {
        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress };
        for (var request = 0; request < 101; request++)
        {
            (await stranger.GetAsync("v1/tags")).Dispose();
        }

        Assert.That((await Get("v1/tags")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Number_and_window_can_be_scaled()
    {
        var options = new ParallaxEmulatorOptions
        {
            TimeProvider = Clock,
            RateLimit = { Enabled = true, PermitLimit = 2, Window = TimeSpan.FromMilliseconds(300) }
        };
        await using var emulator = await ParallaxEmulator.StartAsync(options);
        options.RateLimit.PermitLimit = 100;
        using var http = Client(emulator);
        var statuses = new List<int>();
        for (var request = 0; request < 3; request++)
        {
            using var response = await http.GetAsync("v1/tags");
            statuses.Add((int)response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429 }), "options are read at the start");
        Clock.Advance(TimeSpan.FromMilliseconds(300));
        using var later = await http.GetAsync("v1/tags");
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.RateLimit.Enabled = true;

    private async Task UseUp()
    {
        for (var request = 0; request < 100; request++)
        {
            await Get("v1/tags");
        }
    }
}

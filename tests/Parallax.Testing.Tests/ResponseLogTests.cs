namespace Parallax.Tests.Testing;

internal sealed class ResponseLogTests : EmulatorFixture
{
    [Test]
    public async Task Headers_of_request_and_response_and_both_bodies_are_logged()
    {
        Http.DefaultRequestHeaders.Add("X-Trace", "a, b");
        await Post("v1/clients", """{"name":"Northwind"}""");
        Http.DefaultRequestHeaders.Remove("X-Trace");
        var entry = Emulator.Requests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Headers["x-trace"], Is.EqualTo("a, b"));
            Assert.That(entry.Headers["Content-Type"], Does.StartWith("application/json-patch+json"));
            Assert.That(entry.ResponseHeaders, Is.EqualTo(new[] { KeyValuePair.Create("Content-Type", "application/json") }));
            Assert.That(entry.ResponseBody, Does.Contain("\"name\":\"Northwind\""));
        });
    }

    [Test]
    public async Task No_secret_is_in_headers_or_responses()
    {
        var key = Emulator.ApiKey;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/clients/{key}");
        request.Headers.Add("Authorization", "Bearer of-bad-news");
        request.Headers.Add("Cookie", "session=of-parliament");
        request.Headers.Add("X-Other", $"holds {key} too");
        (await Http.SendAsync(request)).Dispose();
        using var stranger = new HttpClient { BaseAddress = Emulator.BaseAddress, DefaultRequestHeaders = { { "X-API-KEY", "x" } } };
        (await stranger.GetAsync("v1/clients")).Dispose();
        Emulator.Faults.Next(ParallaxFault.Redirect(new Uri($"http://127.0.0.1/{key}")));
        using var still = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", key } }
        };
        (await still.GetAsync("v1/clients")).Dispose();

        var all = string.Join('\n', Emulator.Requests.Select(entry =>
            $"{entry.Path} {string.Join(' ', entry.Headers)} {string.Join(' ', entry.ResponseHeaders)} {entry.Body} {entry.ResponseBody}"));
        Assert.That(all, Does.Not.Contain(key).And.Not.Contain("of-bad-news").And.Not.Contain("of-parliament"));
        Assert.That(Emulator.Requests.Select(entry => entry.Headers["X-API-KEY"]), Is.All.EqualTo("***"));
        Assert.That(Emulator.Requests[0].Headers["X-Other"], Is.EqualTo("holds *** too"));
        Assert.That(Emulator.Requests[2].ResponseHeaders["Location"], Is.EqualTo("http://127.0.0.1/***"));
    }

    [Test]
    public async Task Beyond_the_bytes_of_the_log_the_oldest_bodies_go_and_nothing_else()
    {
        var name = new string('x', 200);
        for (var request = 0; request < 8; request++)
        {
            await Post("v1/clients", $$"""{"name":"{{name}}{{request}}"}""");
        }

        var entries = Emulator.Requests;
        Assert.That(entries.Select(entry => (entry.Path, entry.Status)), Is.All.EqualTo(("/v1/clients", (int?)201)).And.Exactly(8).Items);
        Assert.That(entries.Select(entry => entry.Body is null), Is.Ordered.Descending, "the oldest go first");
        Assert.That(entries.Select(entry => entry.Body is null), Is.EqualTo(entries.Select(entry => entry.ResponseBody is null)));
        Assert.That((entries[0].Body, entries[7].Body?.Contains(name, StringComparison.Ordinal)), Is.EqualTo(((string?)null, (bool?)true)));
        Assert.That(entries.Sum(entry => ((entry.Body?.Length ?? 0) * 2) + (entry.ResponseBody?.Length ?? 0)), Is.LessThanOrEqualTo(3000));
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.RequestLogBytes = 3000;
}

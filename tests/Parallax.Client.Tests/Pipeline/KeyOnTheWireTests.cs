namespace Parallax.Tests.Pipeline;

/// <summary>Where the key goes, and where it must not.</summary>
internal sealed class KeyOnTheWireTests
{
    [Test]
    public async Task Every_request_to_the_API_carries_it_once_and_nothing_else_does()
    {
        using var recorder = new Recorder("""{"results":[]}""");
        using var client = TestClient.Over(recorder);
        await client.Projects.ListAsync().ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { TestClient.Key }));
            Assert.That(
                recorder.Only.Headers.Where(header => header.Key != "X-API-KEY").SelectMany(header => header.Value),
                Has.None.Contains(TestClient.Key));
            Assert.That(recorder.Only.Address.AbsoluteUri, Does.Not.Contain(TestClient.Key));
        });
    }

    [Test]
    public async Task It_takes_the_place_of_one_that_somebody_else_put_there()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        client.HttpClient.DefaultRequestHeaders.Add("X-API-KEY", "pat_of_another_time");
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { TestClient.Key }));
    }

    [TestCase("https://api.getparallax.com/v1/other", true)]
    [TestCase("https://API.GetParallax.com/v1/other", true)]
    [TestCase("https://api.getparallax.com:443/v1/other", true)]
    [TestCase("https://api.getparallax.com:8443/v1/other", false)]
    [TestCase("http://api.getparallax.com/v1/other", false)]
    [TestCase("http://api.getparallax.com:443/v1/other", false)]
    [TestCase("https://getparallax.com/v1/other", false)]
    [TestCase("https://api.getparallax.com.evil.example/v1/other", false)]
    [TestCase("https://api.getparallax.com@evil.example/v1/other", false)]
    [TestCase("https://evil.example/https://api.getparallax.com/", false)]
    public async Task It_goes_to_the_scheme_host_and_port_of_the_API_alone(string address, bool carriesIt)
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        using var response = await client.HttpClient.GetAsync(new Uri(address));
        Assert.That(recorder.Only.Keys, Is.EqualTo(carriesIt ? new[] { TestClient.Key } : []));
    }

    [Test]
    public async Task A_request_that_is_sent_again_carries_the_key_of_now_and_once()
    {
        Queue<string> keys = new(["pat_first", "pat_second"]);
        var options = new ParallaxClientOptions { ApiKeyProvider = _ => ValueTask.FromResult(keys.Dequeue()) };
        using var recorder = new Recorder();
        var host = new Uri("https://host/");
        var key = new KeyHeaderHandler(Seam.Unknown) { InnerHandler = recorder };
        var attempt = new AttemptHandler(options.AttemptTimeout, options.MaxResponseBytes) { InnerHandler = key };
        var auth = new AuthHandler(new KeySource(() => options), host) { InnerHandler = attempt };
        using var handlers = new HttpMessageInvoker(new TotalTimeoutHandler(options.TotalTimeout, TimeProvider.System)
        {
            InnerHandler = auth
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://host/v1/x");
        List<string?> sent = [];
        for (var sending = 0; sending < 2; sending++)
        {
            using var response = await handlers.SendAsync(request, CancellationToken.None);
            sent.Add(recorder.Requests[sending].Keys.SingleOrDefault());
        }

        Assert.That(sent, Is.EqualTo(new[] { "pat_first", "pat_second" }));
    }

    [Test]
    public async Task A_request_that_was_answered_shows_no_key()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder);
        using var response = await client.HttpClient.GetAsync(new Uri("v1/clients", UriKind.Relative));
        Assert.That(recorder.Only.Keys, Has.Count.EqualTo(1));
        Assert.That($"{response.RequestMessage}", Does.Not.Contain(TestClient.Key).And.Not.Contains("X-API-KEY"));
    }
}

namespace Parallax.Tests.Auth;

public sealed class KeyAfterwardsTests
{
    [Test]
    public async Task A_request_that_was_answered_shows_no_key()
    {
        using var server = new Recorder();
        using var client = TestClient.Over(server);
        using var response = await client.HttpClient.GetAsync(new Uri("v1/clients", UriKind.Relative));
        Assert.That(server.Only.Keys, Has.Count.EqualTo(1));
        Assert.That($"{response.RequestMessage}", Does.Not.Contain(TestClient.Key).And.Not.Contains("X-API-KEY"));
    }

    [Test]
    public void A_key_that_is_not_there_is_called_missing()
        => Assert.That(() => new ParallaxClient((string?)null), Throws.TypeOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains("ApiKey is missing"));

    [Test]
    public async Task Settings_that_are_changed_later_are_not_those_of_the_client()
    {
        var options = new ParallaxClientOptions { ApiKey = "pat_first", RateLimit = { Enabled = false } };
        using var server = new Recorder();
        using var client = new ParallaxClient(options, server);
        options.ApiKey = "pat_second\r\n";
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(server.Only.Keys, Is.EqualTo(new[] { "pat_first" }));
    }

    [Test]
    public async Task A_provider_that_fails_costs_no_permit()
    {
        var time = new FakeTime();
        var fails = false;
        using var server = new Recorder();
        using var client = TestClient.Over(
            server,
            options => (options.RateLimit, options.ApiKeyProvider) = (
                new ParallaxRateLimitOptions { PermitLimit = 2 },
                _ => fails ? throw new InvalidOperationException() : ValueTask.FromResult("pat_provider")),
            time);
        await client.Projects.GetAsync(Guid.Empty);
        fails = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxException>());
        fails = false;
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }
}

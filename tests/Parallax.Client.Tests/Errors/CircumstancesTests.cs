using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Errors;

/// <summary>What every message ends with: which server, how many attempts, how much time.</summary>
internal sealed class CircumstancesTests
{
    [Test]
    public async Task A_refusal_after_several_attempts_counts_them_and_their_time()
    {
        var time = new FakeTime();
        using var client = Client(new Recorder("{}", HttpStatusCode.ServiceUnavailable), time, options => options.Retry.MaxAttempts = 3);
        var call = client.Projects.GetAsync(Guid.Empty);
        var elapsed = await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        Assert.That(elapsed, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(
            (await Assert.ThrowsAsync<ParallaxServerException>(() => call)).Message,
            Does.EndWith(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $" Server: 127.0.0.1:8080; 3 attempts in {elapsed.TotalSeconds:0.###} s.")));
    }

    [Test]
    public async Task A_timeout_says_them_too()
    {
        var time = new FakeTime();
        using var client = Client(
            new SilentServer(new TaskCompletionSource()), time, options => options.AttemptTimeout = TimeSpan.FromSeconds(1.5));
        var call = client.Projects.CreateAsync(new CreateProject { Name = "a" });
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        Assert.That(
            (await Assert.ThrowsAsync<ParallaxTimeoutException>(() => call)).Message,
            Does.EndWith(" Server: 127.0.0.1:8080; 1 attempt in 1.5 s."));
    }

    [Test]
    public async Task The_wait_for_a_permit_belongs_to_the_time_of_a_call_that_was_not_sent()
    {
        var time = new FakeTime();
        using var client = Client(
            new Recorder(),
            time,
            options => options.RateLimit = new ParallaxRateLimitOptions { PermitLimit = 1, MaxWait = TimeSpan.FromSeconds(7) });
        await client.Projects.GetAsync(Guid.Empty);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        Assert.That(
            (await Assert.ThrowsAsync<ParallaxRateLimitException>(() => call)).Message,
            Does.EndWith(" Server: 127.0.0.1:8080; 0 attempts in 7 s."));
    }

    [Test]
    public void A_connection_that_cannot_be_had_names_the_server()
    {
        using var client = Client(
            new Recorder(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)), new FakeTime(), _ => { });
        Assert.That(
            () => client.Projects.GetAsync(Guid.Empty),
            Throws.TypeOf<ParallaxConnectionException>().With.Message.Contains("no connection to 127.0.0.1:8080."));
    }

    [Test]
    public void An_exception_that_a_test_makes_has_the_message_of_the_test_alone()
        => Assert.That(new ParallaxServerException("down").Message, Is.EqualTo("down"));

    private static ParallaxClient Client(HttpMessageHandler server, FakeTime time, Action<ParallaxClientOptions> configure)
        => TestClient.Over(
            server,
            options =>
            {
                (options.BaseAddress, options.AttemptTimeout) = (new Uri("http://127.0.0.1:8080/"), TimeSpan.FromMinutes(10));
                configure(options);
            },
            time);
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Pipeline;

/// <summary>The handler next to the network, and whose it is.</summary>
internal sealed class PrimaryHandlerTests
{
    [Test]
    public void The_own_one_follows_no_redirect_for_the_key_would_go_along()
    {
        using var handler = ClientPipeline.Primary(new ParallaxClientOptions());
        Assert.That(
            (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression),
            Is.EqualTo((false, false, DecompressionMethods.All)));
    }

    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(3, 1)]
    [TestCase(600_000_000, 300_000_000)]
    public void The_time_to_connect_is_half_of_the_attempt_and_never_none(long attempt, long connect)
    {
        using var handler = ClientPipeline.Primary(new ParallaxClientOptions { AttemptTimeout = TimeSpan.FromTicks(attempt) });
        Assert.That(handler.ConnectTimeout.Ticks, Is.EqualTo(connect));
    }

    [Test]
    public void Any_time_of_one_tick_is_accepted_and_over_at_once()
    {
        var tick = TimeSpan.FromTicks(1);
        using var client = new ParallaxClient(new ParallaxClientOptions
        {
            ApiKey = "pat_one-tick",
            AttemptTimeout = tick,
            TotalTimeout = tick,
            Retry = { BaseDelay = tick, MaxDelay = tick },
            RateLimit = { Window = tick, MaxWait = tick },
        });
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxTimeoutException>());
    }

    [Test]
    public async Task A_handler_of_the_callers_stays_the_callers()
    {
        using var recorder = new Recorder();
        TestClient.Over(recorder).Dispose();
        using var next = TestClient.Over(recorder);
        Assert.That(await next.Projects.GetAsync(Guid.Empty), Is.Not.Null);
    }

    [Test]
    public async Task Nothing_but_the_client_itself_ends_a_call([Values] bool isFromContainer)
    {
        await using var services = new ServiceCollection().AddParallaxClient(
            options => options.ApiKey = "pat_a").Services.BuildServiceProvider();
        using var byHand = TestClient.Over(new Recorder());
        IParallaxClient client = isFromContainer ? services.GetRequiredService<IParallaxClient>() : byHand;
        Assert.That(client.HttpClient.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }
}

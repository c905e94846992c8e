using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Parallax.Tests.DependencyInjection;

/// <summary>What a host gives to all of its clients, and what the user gives to ours.</summary>
public sealed class HostWideHandlerTests
{
    [Test]
    public async Task A_resilience_handler_for_all_clients_does_not_cut_short_a_wait_of_70_seconds([Values] bool hedging)
    {
        var time = new FakeTime();
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(70));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.ConfigureHttpClientDefaults(
            hedging ? builder => builder.AddStandardHedgingHandler() : builder => builder.AddStandardResilienceHandler());
        services.AddParallaxClient(options => (options.ApiKey, options.AttemptTimeout) = (TestClient.Key, TimeSpan.FromMinutes(10)))
            .EndingAt(server);
        await using var provider = services.BuildServiceProvider();

        var call = provider.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);

        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromSeconds(71)), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(70)));
        Assert.That(() => call, Throws.Nothing);
    }

    [Test]
    public async Task A_primary_handler_of_the_users_own_loses_its_redirects()
    {
        using var handler = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddParallaxClient(options => options.ApiKey = TestClient.Key).ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IParallaxClient>();
        Assert.That(handler.AllowAutoRedirect, Is.False);
    }

    [Test]
    public void The_same_holds_without_a_container_and_behind_other_handlers()
    {
        using var handler = new HttpClientHandler();
        using var outer = new ResilienceHandler(ResiliencePipeline<HttpResponseMessage>.Empty) { InnerHandler = handler };
        using var client = TestClient.Over(outer);
        Assert.That(handler.AllowAutoRedirect, Is.False);
    }

    [Test]
    public void A_handler_that_is_in_use_and_follows_redirects_is_refused()
    {
        using var handler = new SocketsHttpHandler();
        using var other = new HttpClient(handler, disposeHandler: false);
        Assert.That(async () => await other.GetAsync(new Uri("http://127.0.0.1:1/")), Throws.TypeOf<HttpRequestException>());
        Assert.That(() => TestClient.Over(handler), Throws.ArgumentException.With.Message.Contains("AllowAutoRedirect"));
    }
}

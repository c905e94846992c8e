using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.DependencyInjection;

/// <summary>Handlers of the factory, which may make them anew, and connections, which have to be made anew.</summary>
internal sealed class HandlerLifetimeTests
{
    private const string HttpName = "Parallax.Client:";
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Connections_are_renewed_and_not_handlers()
    {
        await using var services = new ServiceCollection().AddParallaxClient(
            options => options.ApiKey = "pat_a").Services.BuildServiceProvider();
        Assert.That(OptionsOf(services).HandlerLifetime, Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(PrimaryOf(services).PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
        using var byHand = ClientPipeline.Primary(new ParallaxClientOptions());
        Assert.That(byHand.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task A_user_may_change_the_one_setting_and_keeps_the_others()
    {
        var builder = new ServiceCollection().AddParallaxClient(options => options.ApiKey = "pat_a");
        builder.UseSocketsHttpHandler(static (handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromSeconds(30));
        await using var services = builder.Services.BuildServiceProvider();
        var primary = PrimaryOf(services);
        Assert.That(
            (primary.PooledConnectionLifetime, primary.AllowAutoRedirect, primary.AutomaticDecompression, primary.UseCookies),
            Is.EqualTo((TimeSpan.FromSeconds(30), false, DecompressionMethods.All, false)));
    }

    [Test]
    public async Task A_primary_handler_of_the_users_own_stands_behind_the_gate()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        await using var services = Services(time, server);
        var client = services.GetRequiredService<IParallaxClient>();
        await client.Projects.GetAsync(Guid.Empty);
        var second = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(second, Window), Is.EqualTo(Window));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Handlers_that_are_made_anew_stand_at_the_same_gate()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        await using var services = Services(time, server);
        await services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        using var anew = new HttpMessageInvoker(HandlersMadeAnew(services));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.getparallax.com/v1/projects");
        var second = anew.SendAsync(request, CancellationToken.None);
        Assert.That(second.IsCompleted, Is.False);
        Assert.That(await time.ToEndOfAsync(second, Window), Is.EqualTo(Window));
    }

    [Test]
    public async Task Handlers_that_the_factory_throws_away_do_not_take_the_gate_with_them()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        await using var services = Services(time, server);
        var client = services.GetRequiredService<IParallaxClient>();
        await client.Projects.GetAsync(Guid.Empty);
        HandlersMadeAnew(services).Dispose();
        var second = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(second, Window), Is.EqualTo(Window), "the gate still counts");
        await second;
    }

    private static ServiceProvider Services(FakeTime time, HttpMessageHandler server)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddParallaxClient(options
            => (options.ApiKey, options.AttemptTimeout, options.RateLimit.PermitLimit) = (
                "pat_rotating-handlers", TimeSpan.FromMinutes(10), 1))
            .SetHandlerLifetime(TimeSpan.FromSeconds(1))
            .ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider();
    }

    private static HttpClientFactoryOptions OptionsOf(IServiceProvider services)
        => services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(HttpName);

    // As the factory does it when the lifetime of a handler is over; its own timer cannot be driven.
    private static HttpMessageHandler HandlersMadeAnew(IServiceProvider services)
    {
        var builder = services.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = HttpName;
        foreach (var action in OptionsOf(services).HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        return builder.Build();
    }

    private static SocketsHttpHandler PrimaryOf(IServiceProvider services)
    {
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpName);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        return (SocketsHttpHandler)handler;
    }
}

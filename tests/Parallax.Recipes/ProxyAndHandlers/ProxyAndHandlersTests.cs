using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.ProxyAndHandlers;

/// <summary>A real proxy between client and emulator, and a handler of the user's own.</summary>
[CancelAfter(60_000)]
internal sealed class ProxyAndHandlersTests
{
    private ParallaxEmulator _emulator = null!;
    private ForwardProxy _proxy = null!;

    private string TagsAddress => $"{_emulator.BaseAddress}v1/tags";

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync();
        _proxy = await ForwardProxy.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await _proxy.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Every_call_goes_through_the_proxy_reads_and_writes(CancellationToken cancellationToken)
    {
        await using var services = Services(builder => builder.ThroughProxy(_proxy.Address));
        var parallax = services.GetRequiredService<IParallaxClient>();
        await parallax.Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        var tags = await parallax.Tags.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        Assert.That(tags.Single().Name, Is.EqualTo("gold"));
        Assert.That(
            _proxy.Seen.Select(seen => seen.Method), Is.EqualTo(_emulator.Requests.Select(request => request.Method)).And.Exactly(2).Items);
        Assert.That(_proxy.Seen.Select(seen => seen.Target), Is.All.StartsWith(TagsAddress));
    }

    [Test]
    public async Task So_it_does_without_a_container(CancellationToken cancellationToken)
    {
        // begin-snippet: by-hand
        using var handler = new SocketsHttpHandler
        {
            Proxy = new WebProxy(_proxy.Address),
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),    // so that a change of address is noticed
        };
        using var parallax = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = _emulator.ApiKey, BaseAddress = _emulator.BaseAddress }, handler);
        // end-snippet
        await parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);
        Assert.That(_proxy.Seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_handler_of_the_client_stays_with_what_it_is_set_to()
    {
        SocketsHttpHandler? primary = null;
        await using var services = Services(builder => builder
            .ThroughProxy(_proxy.Address)
            .ConfigurePrimaryHttpMessageHandler((handler, _) => primary = (SocketsHttpHandler)handler));
        _ = services.GetRequiredService<IParallaxClient>();
        Assert.That(
            (primary!.AllowAutoRedirect, primary.UseCookies, primary.AutomaticDecompression),
            Is.EqualTo((false, false, DecompressionMethods.All)));
    }

    [Test]
    public async Task A_proxy_that_asks_for_a_password_gets_it(CancellationToken cancellationToken)
    {
        await using var strict = await ForwardProxy.StartAsync("secret");
        await using var services = Services(builder => builder.ThroughProxy(strict.Address, new NetworkCredential("user", "secret")));
        await services.GetRequiredService<IParallaxClient>().Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        Assert.That(_emulator.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_proxy_that_refuses_is_named_by_its_status_and_nothing_arrives(CancellationToken cancellationToken)
    {
        await using var strict = await ForwardProxy.StartAsync("secret");
        await using var services = Services(builder => builder.ThroughProxy(strict.Address));
        var call = services.GetRequiredService<IParallaxClient>().Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        var failure = await Assert.ThrowsAsync<ParallaxApiException>(() => call);
        Assert.That(
            (failure.StatusCode, failure.RequestMayHaveBeenProcessed), Is.EqualTo((HttpStatusCode.ProxyAuthenticationRequired, false)));
        Assert.That(_emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task A_proxy_that_opens_no_tunnel_is_told_from_a_server_that_is_not_there(CancellationToken cancellationToken)
    {
        await using var services = Services(
            builder => builder.ThroughProxy(_proxy.Address),
            options => (options.BaseAddress, options.Retry.MaxAttempts) = (new Uri("https://api.example.test/"), 1));
        var call = services.GetRequiredService<IParallaxClient>().Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        var failure = await Assert.ThrowsAsync<ParallaxConnectionException>(() => call);
        Assert.That(failure.Message, Does.Contain("through the proxy"));
        Assert.That((failure.RequestMayHaveBeenProcessed, _proxy.Seen.Single().Method), Is.EqualTo((false, "CONNECT")));
    }

    [Test]
    public async Task The_correlation_id_is_on_every_attempt_and_once(CancellationToken cancellationToken)
    {
        _emulator.Faults.Next(ParallaxFault.Status(503)).Times(2);
        await using var services = BehindProxy();
        Correlation.Current = "order-17";
        await services.GetRequiredService<IParallaxClient>().Tags.ListAsync(cancellationToken: cancellationToken)
            .GetTotalAsync(cancellationToken);
        Assert.That(_proxy.Seen.Select(seen => seen.CorrelationIds), Is.All.EqualTo("order-17").And.Exactly(3).Items);
    }

    [Test]
    public async Task Calls_side_by_side_have_each_their_own_correlation_id(CancellationToken cancellationToken)
    {
        await using var services = BehindProxy();
        var parallax = services.GetRequiredService<IParallaxClient>();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => FindAsync($"order-{number}")));
        Assert.That(_proxy.Seen.Select(seen => seen.CorrelationIds), Is.Unique.And.Exactly(5).Items.And.All.StartsWith("order-"));

        async Task FindAsync(string order)
        {
            Correlation.Current = order;
            await parallax.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);
        }
    }

    [Test]
    public async Task A_primary_handler_of_your_own_follows_no_redirect_with_the_key(CancellationToken cancellationToken)
    {
        await using var elsewhere = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions { ApiKey = _emulator.ApiKey }, cancellationToken);
        _emulator.Faults.Always(ParallaxFault.Redirect(new Uri(elsewhere.BaseAddress, "v1/tags")));
        using var follower = new SocketsHttpHandler { AllowAutoRedirect = true, Proxy = new WebProxy(_proxy.Address) };
        await using var services = Services(builder => builder.ConfigurePrimaryHttpMessageHandler(() => follower));
        var call = services.GetRequiredService<IParallaxClient>().Tags.ListAsync(cancellationToken: cancellationToken)
            .GetTotalAsync(cancellationToken);
        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<ParallaxApiException>().With.Property(nameof(ParallaxApiException.StatusCode)).EqualTo(HttpStatusCode.Found));
        Assert.That(elsewhere.Requests, Is.Empty);
    }

    private ServiceProvider BehindProxy()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Parallax:ApiKey", _emulator.ApiKey),
            new("Parallax:BaseAddress", _emulator.BaseAddress.ToString()),
            new("Parallax:Retry:BaseDelay", "00:00:00.001"),
            new("Proxy:Address", _proxy.Address.ToString()),
        ]);
        return new ServiceCollection().AddParallaxBehindProxy(configuration.Build()).BuildServiceProvider();
    }

    private ServiceProvider Services(Action<IHttpClientBuilder> configure, Action<ParallaxClientOptions>? change = null)
    {
        var services = new ServiceCollection();
        configure(services.AddParallaxClient(options =>
        {
            (options.ApiKey, options.BaseAddress) = (_emulator.ApiKey, _emulator.BaseAddress);
            change?.Invoke(options);
        }));
        return services.BuildServiceProvider();
    }
}

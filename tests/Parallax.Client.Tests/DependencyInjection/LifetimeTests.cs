using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parallax.Tests.DependencyInjection;

/// <summary>The client beside services of every lifetime, and what becomes of it with its container.</summary>
internal sealed class LifetimeTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public async Task One_client_serves_hosted_scoped_and_singleton_services_and_nobody_is_captive()
    {
        using var server = new Recorder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions
        {
            ValidateOnBuild = true,
            ValidateScopes = true
        }));
        builder.Services.AddParallaxClient(options => options.ApiKey = "pat_a").EndingAt(server);
        builder.Services.AddParallaxClient("b", options => options.ApiKey = "pat_b").EndingAt(server);
        builder.Services.AddSingleton<Holder>().AddScoped<ScopedHolder>().AddTransient<KeyedHolder>().AddHostedService<Worker>();
        using var host = builder.Build();
        await host.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();

        var holders = new[]
        {
            host.Services.GetRequiredService<Holder>().Client,
            scope.ServiceProvider.GetRequiredService<ScopedHolder>().Client,
            host.Services.GetServices<IHostedService>().OfType<Worker>().Single().Client,
        };
        Assert.That(holders, Is.All.SameAs(host.Services.GetRequiredService<IParallaxClient>()));
        Assert.That(
            scope.ServiceProvider.GetRequiredService<KeyedHolder>().Client,
            Is.SameAs(host.Services.GetRequiredKeyedService<IParallaxClient>("b")).And.Not.SameAs(holders[0]));
        await host.StopAsync();
        Assert.That(server.Only.Keys, Is.EqualTo(new[] { "pat_a" }), "the call of the worker");
    }

    [Test]
    public async Task A_scope_that_ends_leaves_the_client_alone()
    {
        using var server = new Recorder();
        await using var services = new ServiceCollection().AddParallaxClient(options => options.ApiKey = "pat_a")
            .EndingAt(server)
            .BuildServiceProvider(validateScopes: true);
        IParallaxClient client;
        await using (var scope = services.CreateAsyncScope())
        {
            client = scope.ServiceProvider.GetRequiredService<IParallaxClient>();
        }

        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.Nothing);
    }

    [Test]
    public async Task With_the_container_goes_the_client([Values] bool isAsync)
    {
        using var server = new Recorder();
        var services = new ServiceCollection().AddParallaxClient(options => options.ApiKey = "pat_a")
            .EndingAt(server)
            .BuildServiceProvider();
        var client = services.GetRequiredService<IParallaxClient>();
        await client.Projects.GetAsync(Guid.Empty);
        await DisposeAsync(services, isAsync);
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => client.Projects.ListAsync().ToListAsync(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That((server.Requests.Count, client.RateLimit.BlockedUntil), Is.EqualTo((1, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task A_client_made_by_hand_goes_in_the_same_way()
    {
        using var server = new Recorder();
        var client = TestClient.Over(server, options => options.RateLimit.Enabled = true, new FakeTime());
        await client.Projects.GetAsync(Guid.Empty);
        client.Dispose();
        client.Dispose();
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_call_that_is_under_way_ends_with_the_container([Values] bool isAsync)
    {
        var time = new FakeTime();
        var arrived = new TaskCompletionSource();
        using var server = new SilentServer(arrived);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time)
            .AddParallaxClient(options => options.ApiKey = "pat_a")
            .EndingAt(server)
            .BuildServiceProvider();
        var call = services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        await arrived.Task;
        await DisposeAsync(services, isAsync);
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(time.NextDue, Is.Null);
    }

    [Test]
    public async Task Two_hosts_with_one_key_share_the_limit_and_one_may_go_before_the_other()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        await using var two = Services(server, time);
        var one = Services(server, time);
        await one.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        var second = two.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        Assert.That(second.IsCompleted, Is.False);
        await one.DisposeAsync();
        Assert.That(await time.ToEndOfAsync(second, Window), Is.EqualTo(Window));
        await second;
    }

    [Test]
    public async Task Each_tenant_has_a_gate_of_its_own()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(time);
        foreach (var tenant in new[] { "a", "b" })
        {
            collection.AddParallaxClient(tenant, options => (options.ApiKey, options.RateLimit.PermitLimit) = ($"pat_tenant-{tenant}", 1))
                .EndingAt(server);
        }

        await using var services = collection.BuildServiceProvider();
        var (a, b) = (services.GetRequiredKeyedService<IParallaxClient>("a"), services.GetRequiredKeyedService<IParallaxClient>("b"));
        await a.Projects.GetAsync(Guid.Empty);
        var queued = a.Projects.GetAsync(Guid.Empty);
        await b.Projects.GetAsync(Guid.Empty);
        Assert.That((queued.IsCompleted, server.Requests.Count), Is.EqualTo((false, 2)));
        Assert.That(await time.ToEndOfAsync(queued, Window), Is.EqualTo(Window));
    }

    private static ServiceProvider Services(Recorder server, FakeTime time)
        => new ServiceCollection().AddSingleton<TimeProvider>(time)
            .AddParallaxClient(options
                => (options.ApiKey, options.AttemptTimeout, options.RateLimit.PermitLimit) = ("pat_two-hosts", TimeSpan.FromMinutes(10), 1))
                .EndingAt(server)
                .BuildServiceProvider();

    private static async Task DisposeAsync(ServiceProvider services, bool isAsync)
    {
        if (isAsync)
        {
            await services.DisposeAsync();
        }
        else
        {
#pragma warning disable CA1849, MA0042 // It is what this test is about.
            services.Dispose();
#pragma warning restore CA1849, MA0042
        }
    }

    private sealed class Holder(IParallaxClient client)
    {
        public IParallaxClient Client { get; } = client;
    }

    private sealed class ScopedHolder(IParallaxClient client)
    {
        public IParallaxClient Client { get; } = client;
    }

    private sealed class KeyedHolder([FromKeyedServices("b")] IParallaxClient client)
    {
        public IParallaxClient Client { get; } = client;
    }

    private sealed class Worker(IParallaxClient client) : IHostedService
    {
        public IParallaxClient Client { get; } = client;

        public async Task StartAsync(CancellationToken cancellationToken) => await Client.Projects.GetAsync(Guid.Empty, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

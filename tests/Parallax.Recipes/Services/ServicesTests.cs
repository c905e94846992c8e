using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace Parallax.Recipes.Services;

/// <summary>Hosts that are put together as the page says, with the API at the other end of a socket.</summary>
[CancelAfter(60_000)]
internal sealed class ServicesTests
{
    private ParallaxEmulator _emulator = null!;

    [SetUp]
    public async Task Start() => _emulator = await ParallaxEmulator.StartAsync();

    [TearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task The_settings_of_the_page_are_right_but_for_the_key()
    {
        using var asOnThePage = HostWith(static _ => { });
        var problems = (await Assert.ThrowsAsync<OptionsValidationException>(() => asOnThePage.StartAsync())).Failures;
        Assert.That(problems.Single(), Does.Contain("ApiKey contains a character that no key has"));

        using var withKey = HostWith(configuration => configuration["Parallax:ApiKey"] = _emulator.ApiKey);
        Assert.That(() => withKey.StartAsync(), Throws.Nothing);

        IHost HostWith(Action<IConfigurationManager> change)
        {
            var builder = Builder();
            builder.Configuration.AddJsonFile(Path.Combine(
                TestContext.CurrentContext.TestDirectory, "Services", "appsettings.services.json"));
            change(builder.Configuration);
            ServiceRegistration.FromConfiguration(builder);
            return builder.Build();
        }
    }

    [Test]
    public async Task The_worker_reads_the_list_and_its_scope_is_on_the_warnings(CancellationToken cancellationToken)
    {
        _emulator.Seed("/v1/clients", """{ "id": "7d1a4a0e-0c6d-4f3e-9a39-5a5a0f6f2b11", "name": "Northwind" }""");
        _emulator.Seed("/v1/projects", """{ "name": "Harbour", "client_id": "7d1a4a0e-0c6d-4f3e-9a39-5a5a0f6f2b11" }""");
        _emulator.Faults.Next(ParallaxFault.Status(503));
        using var log = new FakeLoggerProvider();
        var builder = Builder(KeyValuePair.Create<string, string?>("Parallax:Retry:BaseDelay", "00:00:00.001"));
        builder.Logging.AddProvider(log);
        ServiceRegistration.FromConfiguration(builder);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var worker = host.Services.GetServices<IHostedService>().OfType<NightlySync>().Single();
        await worker.ExecuteTask!.WaitAsync(cancellationToken);
        Assert.That(worker.Saved.Single(), Is.EqualTo("Harbour"));
        var warning = log.Collector.GetSnapshot().Single(entry => entry.Level == LogLevel.Warning);
        Assert.That(warning.Scopes.Single(), Is.EqualTo(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sync"] = "projects" }));
        Assert.That(warning.Message, Does.StartWith("GET /v1/projects: attempt 1 failed (503)"));
    }

    [Test]
    public async Task A_host_that_stops_does_not_wait_for_a_call_that_does_not_end(CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Next(ParallaxFault.StallInBody());
        var builder = Builder();
        ServiceRegistration.FromConfiguration(builder);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await rule.WaitForHitsAsync(1, cancellationToken);
        await host.StopAsync(cancellationToken);
        var worker = host.Services.GetServices<IHostedService>().OfType<NightlySync>().Single();
        Assert.That(worker.ExecuteTask!.Status, Is.EqualTo(TaskStatus.Canceled));
    }

    [Test]
    public async Task Each_tenant_calls_with_its_own_key(CancellationToken cancellationToken)
    {
        await using var other = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        var builder = Builder(
            new("Tenants:north:ApiKey", _emulator.ApiKey),
            new("Tenants:north:BaseAddress", _emulator.BaseAddress.ToString()),
            new("Tenants:south:ApiKey", other.ApiKey),
            new("Tenants:south:BaseAddress", other.BaseAddress.ToString()));
        builder.Services.AddSingleton<TenantSync>();
        ServiceRegistration.Tenants(builder);
        using var host = builder.Build();
        var sync = host.Services.GetRequiredService<TenantSync>();
        await sync.ReadAsync("north", cancellationToken);
        await sync.ReadAsync("south", cancellationToken);
        Assert.That((_emulator.Requests.Single().Status, other.Requests.Single().Status), Is.EqualTo(((int?)200, (int?)200)));
        Assert.That(
            () => sync.ReadAsync("east", cancellationToken), Throws.InvalidOperationException.With.Message.Contains("IParallaxClient"));
    }

    [Test]
    public async Task A_key_that_changes_in_configuration_is_used_by_the_next_call(CancellationToken cancellationToken)
    {
        var builder = Builder(KeyValuePair.Create<string, string?>("Parallax:ApiKey", "pat_old"));
        ServiceRegistration.WithConnections(builder);
        using var host = builder.Build();
        var tags = host.Services.GetRequiredService<IParallaxClient>().Tags.ListAsync(cancellationToken: cancellationToken);
        Assert.That(() => tags.ToListAsync(cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        builder.Configuration["Parallax:ApiKey"] = _emulator.ApiKey;
        ((IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>()).Reload();
        Assert.That(() => tags.ToListAsync(cancellationToken), Throws.Nothing);
        await Task.CompletedTask;
    }

    [Test]
    public async Task A_vault_is_asked_for_every_attempt(CancellationToken cancellationToken)
    {
        var vault = new Vault { Key = "pat_old" };
        var builder = Builder();
        builder.Services.AddSingleton<IKeyVault>(vault);
        builder.Services.Configure<ParallaxClientOptions>(options => options.BaseAddress = _emulator.BaseAddress);
        ServiceRegistration.FromVault(builder);
        using var host = builder.Build();
        var tags = host.Services.GetRequiredService<IParallaxClient>().Tags.ListAsync(cancellationToken: cancellationToken);
        Assert.That(() => tags.ToListAsync(cancellationToken), Throws.TypeOf<ParallaxAuthenticationException>());
        vault.Key = _emulator.ApiKey;
        Assert.That(() => tags.ToListAsync(cancellationToken), Throws.Nothing);
        await Task.CompletedTask;
    }

    private HostApplicationBuilder Builder(params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions
        {
            ValidateOnBuild = true,
            ValidateScopes = true
        }));
        builder.Configuration.AddInMemoryCollection(
        [
            new("Parallax:ApiKey", _emulator.ApiKey),
            new("Parallax:BaseAddress", _emulator.BaseAddress.ToString())
        ]);
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }

    private sealed class Vault : IKeyVault
    {
        public required string Key { get; set; }

        public ValueTask<string> GetKeyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Key);
    }
}

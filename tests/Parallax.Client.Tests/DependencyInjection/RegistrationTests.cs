using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.DependencyInjection;

internal sealed class RegistrationTests
{
    [Test]
    public async Task A_container_gives_one_client_to_all()
    {
        await using var services = new ServiceCollection().AddParallaxClient(
            options => options.ApiKey = "pat_a").Services.BuildServiceProvider(validateScopes: true);
        using var scope = services.CreateScope();
        Assert.That(scope.ServiceProvider.GetRequiredService<IParallaxClient>(), Is.SameAs(services.GetRequiredService<IParallaxClient>()));
    }

    [Test]
    public async Task Registered_twice_the_handlers_are_there_once_and_the_settings_add_up()
    {
        var time = new FakeTime();
        var asked = 0;
        using var recorder = new Recorder("{}", HttpStatusCode.ServiceUnavailable);
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(time);
        collection.AddParallaxClient(options => options.PageSize = 3);
        collection.AddParallaxClient(options
            => (options.Retry.MaxAttempts, options.RateLimit.PermitLimit, options.AttemptTimeout) = (3, 3, TimeSpan.FromMinutes(10)));
        collection.AddParallaxClient(options => options.ApiKeyProvider = _ =>
        {
            asked++;
            return ValueTask.FromResult("pat_registered-twice");
        }).EndingAt(recorder);
        await using var services = collection.BuildServiceProvider();

        var call = services.GetRequiredService<IParallaxClient>().Projects.ListAsync().GetPageAsync(1);
        await time.ToEndOfAsync(call, TimeSpan.FromSeconds(50)); // Three permits are enough for three attempts: no window has to pass.

        var failure = await Assert.ThrowsAsync<ParallaxServerException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(failure.Attempts, Is.EqualTo(3));
            Assert.That((asked, services.GetServices<IParallaxClient>().Count()), Is.EqualTo((3, 1)));
            Assert.That(
                recorder.Requests.Select(request => request.Keys), Is.EqualTo(Enumerable.Repeat(new[] { "pat_registered-twice" }, 3)));
            Assert.That(recorder.Requests.Select(request => request.Query), Is.All.Member(KeyValuePair.Create("page_size", "3")));
            Assert.That(recorder.Requests.Select(request => request.Headers.UserAgent.Count), Is.All.EqualTo(1));
        });
    }

    [Test]
    public async Task Named_twice_the_handlers_are_there_once()
    {
        var asked = 0;
        using var recorder = new Recorder();
        var collection = new ServiceCollection();
        collection.AddParallaxClient("b", TestClient.OneRequestPerCall);
        collection.AddParallaxClient("b", options => options.ApiKeyProvider = _ => ValueTask.FromResult($"pat_{++asked}"))
            .EndingAt(recorder);
        await using var services = collection.BuildServiceProvider();
        await services.GetRequiredKeyedService<IParallaxClient>("b").Projects.GetAsync(Guid.Empty);
        Assert.That((asked, recorder.Only.Keys.Single()), Is.EqualTo((1, "pat_1")));
    }

    [Test]
    public async Task Clients_of_several_names_have_keys_and_settings_of_their_own()
    {
        using var unnamed = new Recorder("""{"results":[]}""");
        using var a = new Recorder("""{"results":[]}""");
        using var b = new Recorder("""{"results":[]}""");
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ApiKey"] = "pat_b",
            ["PageSize"] = "2"
        })
            .Build();
        await using var services = new ServiceCollection()
            .AddParallaxClient(options => options.ApiKey = "pat_unnamed").EndingAt(unnamed)
            .AddParallaxClient("a", options => (options.ApiKey, options.PageSize) = ("pat_a", 1)).EndingAt(a)
            .AddParallaxClient("b", section).EndingAt(b)
            .BuildServiceProvider();

        foreach (var client in new[]
        {
            services.GetRequiredService<IParallaxClient>(),
            services.GetRequiredKeyedService<IParallaxClient>("a"),
            services.GetRequiredKeyedService<IParallaxClient>("b")
        })
        {
            await client.Projects.ListAsync().GetPageAsync(1);
        }

        Assert.That(
            new[] { unnamed, a, b }.Select(
                recorder => (recorder.Only.Keys.Single(), recorder.Only.Query.Single(pair => pair.Key == "page_size").Value)),
            Is.EqualTo(new[] { ("pat_unnamed", "500"), ("pat_a", "1"), ("pat_b", "2") }));
    }

    [TestCase("Parallax")]
    [TestCase("Parallax.Client")]
    [TestCase("IParallaxClient")]
    [TestCase("ParallaxClient")]
    public async Task A_client_of_the_hosts_own_with_such_a_name_is_another(string name)
    {
        using var recorder = new Recorder();
        using var other = new Recorder();
        var services = new ServiceCollection();
        services.AddHttpClient(name, client => client.Timeout = TimeSpan.FromSeconds(1)).ConfigurePrimaryHttpMessageHandler(() => other);
        services.AddParallaxClient(options => options.ApiKey = "pat_a").EndingAt(recorder);
        services.AddHttpClient(name, client => client.BaseAddress = new Uri("https://elsewhere.example.test/"));
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        using var response = await provider.GetRequiredService<IHttpClientFactory>()
            .CreateClient(name)
            .GetAsync(new Uri("/x", UriKind.Relative));
        Assert.That((recorder.Only.Keys.Single(), recorder.Only.Address.Host), Is.EqualTo(("pat_a", "api.getparallax.com")));
        Assert.That((other.Only.Keys, other.Only.Address.Host), Is.EqualTo((Array.Empty<string>(), "elsewhere.example.test")));
    }

    [Test]
    public async Task Settings_can_come_from_other_services()
    {
        using var recorder = new Recorder();
        await using var services = new ServiceCollection()
            .AddSingleton("pat_from-a-vault")
            .AddParallaxClient((options, provider) => options.ApiKey = provider.GetRequiredService<string>()).EndingAt(recorder)
            .BuildServiceProvider();
        await services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_from-a-vault" }));
    }

    [Test]
    public async Task The_HttpClient_of_the_client_calls_what_the_facade_does_not_know_yet()
    {
        using var recorder = new Recorder("""{"title":"Not Found"}""", HttpStatusCode.NotFound);
        await using var services = new ServiceCollection().AddParallaxClient(options => options.ApiKey = "pat_a")
            .EndingAt(recorder)
            .BuildServiceProvider();
        var raw = new Parallax.Generated.ProjectsClient(services.GetRequiredService<IParallaxClient>().HttpClient);
        Assert.Multiple(() =>
        {
            Assert.That(() => raw.GetProjectAsync(Guid.Empty), Throws.TypeOf<ParallaxNotFoundException>());
            Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_a" }));
        });
    }

    [Test]
    public async Task The_clock_comes_from_the_container()
    {
        var time = new FakeTime();
        var arrived = new TaskCompletionSource();
        using var server = new SilentServer(arrived);
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddParallaxClient(options => (options.ApiKey, options.Retry.MaxAttempts) = ("pat_clock", 1)).EndingAt(server)
            .BuildServiceProvider();
        var call = services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        await arrived.Task;
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>());
    }

    [Test]
    public void What_is_missing_is_said_at_once()
        => Assert.Multiple(() =>
        {
            Assert.That(() => ParallaxServiceCollectionExtensions.AddParallaxClient(null!, _ => { }), Throws.ArgumentNullException);
            Assert.That(
                () => new ServiceCollection().AddParallaxClient((Action<ParallaxClientOptions>)null!), Throws.ArgumentNullException);
            Assert.That(() => new ServiceCollection().AddParallaxClient((IConfiguration)null!), Throws.ArgumentNullException);
        });

    [Test]
    public void A_name_that_is_none_is_refused_for_it_would_be_that_of_the_client_without([Values(null, "", " ")] string? name)
        => Assert.Multiple(() =>
        {
            var section = new ConfigurationBuilder().Build();
            Assert.That(
                () => new ServiceCollection().AddParallaxClient(name!, _ => { }),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("name"));
            Assert.That(
                () => new ServiceCollection().AddParallaxClient(name!, (_, _) => { }),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("name"));
            Assert.That(
                () => new ServiceCollection().AddParallaxClient(name!, section),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("name"));
        });

    [Test]
    public async Task A_client_that_the_host_registered_before_leaves_the_pipeline_whole([Values(null, "b")] string? name)
    {
        using var recorder = new Recorder();
        using var fake = TestClient.Over(new Recorder());
        var collection = new ServiceCollection();
        var builder = name is null
            ? collection.AddSingleton<IParallaxClient>(fake).AddParallaxClient(options => options.ApiKey = "pat_after")
            : collection.AddKeyedSingleton<IParallaxClient>(name, fake).AddParallaxClient(name, options => options.ApiKey = "pat_after");
        await using var services = builder.EndingAt(recorder).BuildServiceProvider();
        var client = name is null
            ? services.GetRequiredService<IParallaxClient>()
            : services.GetRequiredKeyedService<IParallaxClient>(name);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_after" }), "the one that was registered last");
    }

    [Test]
    public async Task A_client_that_was_taken_out_comes_back_with_its_handlers_once()
    {
        var asked = 0;
        using var recorder = new Recorder();
        var collection = new ServiceCollection();
        collection.AddParallaxClient(TestClient.OneRequestPerCall);
        collection.Remove(collection.Single(service => service.ServiceType == typeof(IParallaxClient)));
        collection.AddParallaxClient(options => options.ApiKeyProvider = _ => ValueTask.FromResult($"pat_{++asked}")).EndingAt(recorder);
        await using var services = collection.BuildServiceProvider();
        await services.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        Assert.That((asked, recorder.Only.Keys.Single()), Is.EqualTo((1, "pat_1")));
    }

    [Test]
    public async Task A_client_that_the_host_puts_in_its_place_afterwards_stays_there()
    {
        using var fake = TestClient.Over(new Recorder());
        var collection = new ServiceCollection();
        collection.AddParallaxClient(options => options.ApiKey = "pat_a");
        collection.AddSingleton<IParallaxClient>(fake);
        collection.AddParallaxClient(options => options.PageSize = 3);
        await using var services = collection.BuildServiceProvider();
        Assert.That(services.GetRequiredService<IParallaxClient>(), Is.SameAs(fake));
    }
}

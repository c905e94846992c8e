using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.DependencyInjection;

/// <summary>A key that changes in configuration while the service runs.</summary>
public sealed class ReloadTests
{
    [Test]
    public async Task A_new_key_is_used_by_the_next_call()
    {
        await using var host = new Host();
        await host.CallAsync();
        host.Change("Parallax:ApiKey", "pat_second");
        await host.CallAsync();
        Assert.That(host.Keys, Is.EqualTo(new[] { "pat_first", "pat_second" }));
    }

    [TestCase("Parallax:ApiKey", "pat_SECRET\n")]
    [TestCase("Parallax:PageSize", "pat_SECRET")]
    [TestCase("Parallax:Nonsense", "pat_SECRET")]
    public async Task A_change_that_is_not_valid_leaves_the_last_good_key_in_use_and_is_reported_once(string setting, string value)
    {
        await using var host = new Host();
        host.Change(setting, value);
        await host.CallAsync();
        await host.CallAsync();
        Assert.That(host.Keys, Is.EqualTo(new[] { "pat_first", "pat_first" }));
        Assert.That(host.Log, Has.Exactly(1).Contains("last good").And.None.Contains("SECRET"));
    }

    [TestCase("https://other.example.test/")]
    [TestCase("https://api.getparallax.com:8443/")]
    [TestCase("http://localhost/")]
    [TestCase("https://api.getparallax.com/other/")]
    public async Task A_change_of_the_address_is_refused_whole_with_a_warning(string address)
    {
        await using var host = new Host();
        host.Change(("Parallax:ApiKey", "pat_SECRET"), ("Parallax:BaseAddress", address));
        await host.CallAsync();
        await host.CallAsync();
        Assert.That(host.Keys, Is.EqualTo(new[] { "pat_first", "pat_first" }));
        Assert.That(host.Log, Has.Exactly(1).Contains("BaseAddress").And.None.Contains("SECRET"));
        host.Change(("Parallax:BaseAddress", "https://API.getparallax.com"));
        await host.CallAsync();
        Assert.That(host.Keys.Last(), Is.EqualTo("pat_SECRET"), "the same address, written otherwise");
    }

    [Test]
    public async Task Settings_that_the_host_binds_by_itself_are_read_again_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("P:ApiKey", "pat_first")]).Build();
        using var recorder = new Recorder();
        var services = new ServiceCollection();
        services.Configure<ParallaxClientOptions>(configuration.GetSection("P"));
        services.Configure<ParallaxClientOptions>("b", configuration.GetSection("P"));
        services.AddParallaxClient(static _ => { }).EndingAt(recorder);
        services.AddParallaxClient("b", static _ => { }).EndingAt(recorder);
        await using var provider = services.BuildServiceProvider();
        IParallaxClient[] clients =
        [
            provider.GetRequiredService<IParallaxClient>(),
            provider.GetRequiredKeyedService<IParallaxClient>("b")
        ];
        configuration["P:ApiKey"] = "pat_second";
        configuration.Reload();
        foreach (var client in clients)
        {
            await client.Projects.GetAsync(Guid.Empty);
        }

        Assert.That(recorder.Requests.SelectMany(request => request.Keys), Is.EqualTo(new[] { "pat_second", "pat_second" }));
    }

    private sealed class Host : IAsyncDisposable
    {
        private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection([new(
            "Parallax:ApiKey", "pat_first")])
            .Build();
        private readonly Recorder _recorder = new();
        private readonly FakeLoggerProvider _log = new();
        private readonly ServiceProvider _services;

        public Host()
        {
            var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log));
            services.AddSingleton<TimeProvider>(new FakeTime());
            services.AddParallaxClient(_configuration.GetSection("Parallax")).EndingAt(_recorder);
            _services = services.BuildServiceProvider();
            Client = _services.GetRequiredService<IParallaxClient>();
        }

        public IEnumerable<string> Keys => _recorder.Requests.SelectMany(request => request.Keys);

        public IEnumerable<string> Log => _log.Lines();

        private IParallaxClient Client { get; }

        public async Task CallAsync() => await Client.Projects.GetAsync(Guid.Empty);

        public void Change(string setting, string value) => Change((setting, value));

        public void Change(params (string Setting, string Value)[] changes)
        {
            foreach (var (setting, value) in changes)
            {
                _configuration[setting] = value;
            }

            _configuration.Reload();
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            _recorder.Dispose();
            _log.Dispose();
        }
    }
}

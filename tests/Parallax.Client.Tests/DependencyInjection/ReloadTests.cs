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

    private sealed class Host : IAsyncDisposable
    {
        private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Parallax:ApiKey", "pat_first")]).Build();
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

        public void Change(string setting, string value)
        {
            _configuration[setting] = value;
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

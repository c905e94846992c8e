using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.RateLimiting;

public sealed class RotationTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public async Task A_key_that_rotates_to_one_in_use_brings_both_clients_to_one_gate()
    {
        var time = new FakeTime();
        var key = "pat_one";
        using var server = new Recorder();
        using var rotating = TestClient.Gated(server, time, options => options.ApiKeyProvider = _ => ValueTask.FromResult(key));
        using var other = TestClient.Gated(server, time, options => options.ApiKey = "pat_two");
        await rotating.Projects.GetAsync(Guid.Empty);
        key = "pat_two";
        await other.Projects.GetAsync(Guid.Empty);
        await rotating.Projects.GetAsync(Guid.Empty);
        var calls = Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? rotating : other).Projects.GetAsync(Guid.Empty)));
        Assert.That(
            await time.ToEndOfAsync(calls, 3 * Window),
            Is.GreaterThanOrEqualTo(2 * Window),
            "the window of what was sent before, and one for the other half");
    }

    [Test]
    public async Task A_second_client_is_told_that_the_limit_of_the_first_holds()
    {
        var time = new FakeTime();
        using var log = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var server = new Recorder();
        using var first = TestClient.Gated(server, time, _ => { });
        using var second = new ParallaxClient(new ParallaxClientOptions { ApiKey = TestClient.Key }, server, time, factory);
        await first.Projects.GetAsync(Guid.Empty);
        await second.Projects.GetAsync(Guid.Empty);
        Assert.That(log.Lines(), Has.One.Contains("its limit of 3 per 60 s"));
    }

    [Test]
    public async Task A_container_leaves_its_gate_when_it_is_disposed_of()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddParallaxClient(options => options.ApiKey = "pat_contained").EndingAt(server);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IParallaxClient>().Projects.GetAsync(Guid.Empty);
        var options = new ParallaxClientOptions { ApiKey = "pat_contained" };
        var gate = GateRegistry.Join("pat_contained", options.BaseAddress, options.RateLimit, time);
        Assert.That(gate.Users, Is.EqualTo(2));
        await provider.DisposeAsync();
        Assert.That(gate.Users, Is.EqualTo(1));
    }

    [Test]
    public async Task A_client_made_by_hand_leaves_its_gate_in_the_same_way()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        var client = TestClient.Gated(server, time, options => options.ApiKey = "pat_by-hand");
        await client.Projects.GetAsync(Guid.Empty);
        var options = new ParallaxClientOptions { ApiKey = "pat_by-hand" };
        var gate = GateRegistry.Join("pat_by-hand", options.BaseAddress, options.RateLimit, time);
        client.Dispose();
        client.Dispose();
        Assert.That(gate.Users, Is.EqualTo(1));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.RateLimiting;

/// <summary>What a client says about a gate that the server has closed.</summary>
public sealed class BlockedUntilTests
{
    private static readonly TimeSpan Closure = TimeSpan.FromMinutes(10);

    [Test]
    public async Task It_is_when_calls_may_leave_again([Values] bool isFromContainer)
    {
        var time = new FakeTime();
        using var server = Refusing();
        await using var services = Services(server, time);
        using var byHand = TestClient.Gated(server, time);
        IParallaxClient client = isFromContainer ? services.GetRequiredService<IParallaxClient>() : byHand;
        Assert.That(client.RateLimit.BlockedUntil, Is.Null, "before the first call");

        var start = time.GetUtcNow();
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxRateLimitException>());
        Assert.That(client.RateLimit.BlockedUntil, Is.InRange(start + Closure, start + Closure + TimeSpan.FromSeconds(0.25)));

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(
            client.RateLimit.BlockedUntil,
            Is.InRange(start + Closure, start + Closure + TimeSpan.FromSeconds(0.25)),
            "it does not move with the clock");
        time.Advance(TimeSpan.FromMinutes(5.01));
        Assert.That(client.RateLimit.BlockedUntil, Is.Null);
    }

    [Test]
    public void A_client_that_has_not_called_yet_knows_what_another_with_its_key_was_told()
    {
        var time = new FakeTime();
        using var server = Refusing();
        using var one = TestClient.Gated(server, time);
        using var two = TestClient.Gated(server, time);
        using var otherKey = TestClient.Gated(server, time, options => options.ApiKey = "pat_other");
        using var unknownKey = TestClient.Gated(
            server, time, options => options.ApiKeyProvider = _ => ValueTask.FromResult(TestClient.Key));
        Assert.That(() => one.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxRateLimitException>());
        Assert.That(
            new[] { two, otherKey, unknownKey }.Select(client => client.RateLimit.BlockedUntil),
            Is.EqualTo(new[] { one.RateLimit.BlockedUntil, null, null }).And.Some.Not.Null);
    }

    [Test]
    public void A_full_gate_is_not_closed()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => options.RateLimit.PermitLimit = 1);
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.Nothing);
        Assert.That(client.RateLimit.BlockedUntil, Is.Null);
    }

    [Test]
    public void Without_a_gate_nothing_is_known()
    {
        using var server = Refusing();
        using var client = TestClient.Gated(server, new FakeTime(), options => options.RateLimit.Enabled = false);
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxRateLimitException>());
        Assert.That(client.RateLimit.BlockedUntil, Is.Null);
    }

    private static Recorder Refusing() => new(_ =>
    {
        var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new(Closure);
        return response;
    });

    private static ServiceProvider Services(Recorder server, FakeTime time)
        => new ServiceCollection().AddSingleton<TimeProvider>(time)
            .AddParallaxClient(options => options.ApiKey = "pat_contained")
            .EndingAt(server)
            .BuildServiceProvider();
}

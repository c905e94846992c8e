using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Tests.Pipeline;

/// <summary>
/// A limiter of the user's own and the gate: a call waits for both, and it is the gate that knows when the server says no.
/// </summary>
public sealed class LimiterAndGateTests
{
    private static readonly TimeSpan Closure = TimeSpan.FromSeconds(70);

    [Test]
    public async Task After_a_429_nobody_leaves_who_waits_at_the_limiter([Values] bool hearsOfCancellation)
    {
        var time = new FakeTime();
        var start = time.GetUtcNow();
        using var limiter = new GrantingLimiter(hearsOfCancellation);
        var arrivals = new List<(string Path, TimeSpan After)>();
        using var server = new Recorder(request =>
        {
            arrivals.Add((request.Address.Segments[2], time.GetUtcNow() - start));
            return arrivals.Count == 1 ? Refusal(Closure) : Answer.Json(Answer.Object);
        });
        using var client = Client(server, limiter, time);
        var refused = client.Projects.GetAsync(Guid.Empty);
        var waiting = client.Clients.GetAsync(Guid.Empty);
        Assert.That(limiter.Asked, Is.EqualTo(2));

        limiter.GrantOne();
        await Drive.UntilAsync(() => limiter.Disposed == 1);
        limiter.GrantAll();
        await time.ToEndOfAsync(Task.WhenAll(refused, waiting), TimeSpan.FromSeconds(100));

        Assert.That(
            arrivals.Select(arrival => arrival.Path),
            Is.EqualTo(new[] { "projects/", "projects/", "clients/" }),
            "who was turned away is the first to go again");
        Assert.That(arrivals.Skip(1).Select(arrival => arrival.After), Has.All.GreaterThanOrEqualTo(Closure));
        Assert.That(limiter.Disposed, Is.EqualTo(limiter.Granted), "every lease was given back");
    }

    [Test]
    public async Task While_the_gate_is_closed_nobody_holds_a_lease()
    {
        var time = new FakeTime();
        using var limiter = new GrantingLimiter();
        using var server = Recorder.RefusingOnce(Closure);
        using var client = Client(server, limiter, time);
        var calls = Task.WhenAll(
            client.Projects.GetAsync(Guid.Empty), client.Projects.GetAsync(Guid.Empty), client.Projects.GetAsync(Guid.Empty));
        limiter.GrantOne();
        await Drive.UntilAsync(() => (limiter.Disposed, limiter.CalledBack) == (1, 2));
        limiter.GrantAll();
        await time.ToEndOfAsync(calls, TimeSpan.FromSeconds(100));
        Assert.That(
            (limiter.Asked, limiter.Granted, limiter.Disposed),
            Is.EqualTo((6, 4, 4)),
            "three that asked, two of them called back, and all three again");
    }

    [Test]
    public async Task A_call_at_the_limiter_fails_when_the_server_closes_for_longer_than_it_may_take()
    {
        var time = new FakeTime();
        using var limiter = new GrantingLimiter();
        using var server = new Recorder(_ => Refusal(TimeSpan.FromHours(2)));
        using var client = Client(server, limiter, time);
        var refused = client.Projects.GetAsync(Guid.Empty);
        var waiting = client.Projects.GetAsync(Guid.Empty);
        limiter.GrantOne();
        await time.ToEndOfAsync(Task.WhenAll(refused, waiting), TimeSpan.Zero);
        var failure = await Assert.ThrowsAsync<ParallaxRateLimitException>(() => waiting);
        Assert.That((failure.Attempts, server.Requests.Count), Is.EqualTo((0, 1)));
        Assert.That(failure.RetryAfter, Is.GreaterThan(TimeSpan.FromHours(0.99)));
    }

    [Test]
    public async Task A_call_that_gives_up_at_the_limiter_takes_no_permit_of_the_gate([Values] bool isCancelled)
    {
        var time = new FakeTime();
        using var limiter = new GrantingLimiter();
        using var server = new Recorder();
        using var client = Client(
            server, limiter, time, options => (options.RateLimit.PermitLimit, options.RateLimit.MaxWait) = (1, TimeSpan.FromSeconds(10)));
        using var source = new CancellationTokenSource();
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        if (isCancelled)
        {
            await source.CancelAsync();
        }

        await time.ToEndOfAsync(call, TimeSpan.FromSeconds(10));
        Assert.That(
            () => call, isCancelled ? Throws.InstanceOf<OperationCanceledException>() : Throws.TypeOf<ParallaxRateLimitException>());
        limiter.GrantAll();
        Assert.That(await time.ToEndOfAsync(client.Projects.GetAsync(Guid.Empty), TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.Zero));
    }

    private static HttpResponseMessage Refusal(TimeSpan retryAfter)
    {
        var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(retryAfter);
        return response;
    }

    private static ParallaxClient Client(
        Recorder server, GrantingLimiter limiter, FakeTime time, Action<ParallaxClientOptions>? configure = null)
        => TestClient.Gated(
            server,
            time,
            options =>
            {
                (options.Retry, options.RateLimit) = (new ParallaxRetryOptions(), new ParallaxRateLimitOptions { Limiter = limiter });
                configure?.Invoke(options);
            });
}

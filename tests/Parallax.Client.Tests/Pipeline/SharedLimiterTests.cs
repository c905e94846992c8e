using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.Pipeline;

/// <summary>A limiter that several processes share, as the client sees it: <see cref="ParallaxRateLimiter"/>.</summary>
public sealed class SharedLimiterTests
{
    private static readonly ParallaxCallOptions Background = new() { Priority = ParallaxPriority.Background };

    // The driver of the clock watches the thread pool: continuations must run there.
    [SetUp]
    public void LeaveSynchronizationContext() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task Request_for_a_permit_has_the_priority_of_the_call_and_the_limit()
    {
        var time = new FakeTime();
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        using var client = Client(limiter, time, options => options.AttemptTimeout = TimeSpan.FromSeconds(7));
        await client.Projects.GetAsync(Guid.Empty);
        await client.With(Background).Projects.GetAsync(Guid.Empty);
        var priorities = limiter.Asked.Select(request => request.Priority);
        Assert.That(priorities, Is.EqualTo(new[] { ParallaxPriority.Normal, ParallaxPriority.Background }));
        var request = limiter.Asked.First();
        Assert.That((request.PermitLimit, request.Window, request.Reserve), Is.EqualTo((3, TimeSpan.FromSeconds(60), 1)));
        Assert.That((request.AttemptTimeout, request.TimeProvider), Is.EqualTo((TimeSpan.FromSeconds(7), time)));
    }

    [Test]
    public async Task User_is_the_same_for_the_same_key_and_host_only_and_does_not_tell_the_key()
    {
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        foreach (var (key, host) in ((string, string)[])[("pat_one", "one"), ("pat_one", "one"), ("pat_two", "one"), ("pat_one", "two")])
        {
            var address = new Uri($"https://{host}.example/");
            using var client = Client(limiter, new FakeTime(), options => (options.ApiKey, options.BaseAddress) = (key, address));
            await client.Projects.GetAsync(Guid.Empty);
        }

        var users = limiter.Asked.Select(request => request.User).ToList();
        Assert.That(users[1], Is.EqualTo(users[0]));
        Assert.That(users.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(3));
        Assert.That(users, Has.All.Match("^[0-9A-F]{32}$"));
    }

    [Test]
    public async Task User_after_a_change_of_the_key_is_the_new_one()
    {
        var key = "pat_old";
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        using var client = Client(
            limiter, new FakeTime(), options => (options.ApiKey, options.ApiKeyProvider) = (null, _ => new ValueTask<string>(key)));
        await client.Projects.GetAsync(Guid.Empty);
        key = "pat_new";
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        var users = limiter.Asked.Select(request => request.User).ToList();
        Assert.That(users[2], Is.Not.EqualTo(users[0]));
    }

    [Test]
    public async Task Refusal_of_the_server_is_told_to_the_limiter()
    {
        var time = new FakeTime();
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(30));
        using var client = Client(limiter, time, options => options.Retry = new ParallaxRetryOptions(), server);
        var took = await time.ToEndOfAsync(client.Projects.GetAsync(Guid.Empty), TimeSpan.FromMinutes(2));
        Assert.That(limiter.Blocked, Has.Count.EqualTo(1));
        Assert.That(limiter.Blocked.Single(), Is.InRange(TimeSpan.FromSeconds(30), took));
    }

    [Test]
    public async Task Limiter_that_cannot_be_told_of_a_429_is_reported_and_the_call_goes_on()
    {
        var time = new FakeTime();
        using var logs = new FakeLoggerProvider();
        var failure = new InvalidOperationException("no connection");
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit) { FailsToBlock = failure };
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(30));
        using var client = Client(limiter, time, options => options.Retry = new ParallaxRetryOptions(), server, logs);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(2));
        Assert.That(() => call, Throws.Nothing);
        Assert.That(logs.Lines(), Has.One.Contains("RateLimit.Limiter failed").And.Contains("no connection"));
    }

    [Test]
    public async Task Lease_that_tells_of_a_429_elsewhere_closes_the_gate_for_all_calls()
    {
        var time = new FakeTime();
        var start = time.GetUtcNow();
        var blocked = StubSharedLimiter.BlockedFor(TimeSpan.FromSeconds(30));
        var leases = new Queue<RateLimitLease>([blocked, StubSharedLimiter.Permit, StubSharedLimiter.Permit]);
        using var limiter = new StubSharedLimiter(_ => leases.Dequeue());
        using var server = new Recorder();
        using var client = Client(limiter, time, server: server);
        var first = client.Projects.GetAsync(Guid.Empty);
        await Drive.UntilAsync(() => client.RateLimit.Queued == 1);
        var second = client.Projects.GetAsync(Guid.Empty);
        Assert.That(client.RateLimit.BlockedUntil, Is.EqualTo(start + TimeSpan.FromSeconds(30)));
        Assert.That((limiter.Asked.Count, server.Requests.Count), Is.EqualTo((1, 0)), "no call asks the limiter meanwhile");
        Assert.That(await time.ToEndOfAsync(Task.WhenAll(first, second), TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That((limiter.Asked.Count, server.Requests.Count), Is.EqualTo((3, 2)));
    }

    [Test]
    public async Task Call_that_does_not_wait_for_so_long_fails_when_a_429_elsewhere_closes_the_gate()
    {
        var time = new FakeTime();
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.BlockedFor(TimeSpan.FromSeconds(30)));
        using var server = new Recorder();
        using var client = Client(limiter, time, options => options.RateLimit.MaxWait = TimeSpan.FromSeconds(10), server);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.Zero);
        Assert.That(() => call, Throws.TypeOf<ParallaxRateLimitException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Background_call_that_waits_at_the_limiter_gives_its_permit_to_a_normal_one()
    {
        var time = new FakeTime();
        var isFree = false;
        using var limiter = new StubSharedLimiter(
            request => isFree || request.Priority == ParallaxPriority.Normal ? StubSharedLimiter.Permit : null);
        using var server = new Recorder();
        using var client = Client(limiter, time, server: server);
        var background = client.With(Background);
        var export = Task.WhenAll(background.Clients.GetAsync(Guid.Empty), background.Clients.GetAsync(Guid.Empty));
        await Drive.UntilAsync(() => limiter.Asked.Count == 2);

        var normal = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.Projects.GetAsync(Guid.Empty)));
        Assert.That(await time.ToEndOfAsync(normal, TimeSpan.FromSeconds(59)), Is.EqualTo(TimeSpan.Zero), "three permits for three calls");

        isFree = true;
        await time.ToEndOfAsync(export, TimeSpan.FromMinutes(3));
        Assert.That(() => export, Throws.Nothing);
        Assert.That(
            server.Requests.Select(request => request.Address.Segments[2]),
            Is.EqualTo(new[] { "projects/", "projects/", "projects/", "clients/", "clients/" }));
    }

    [Test]
    public async Task Limiter_that_is_away_is_reported_once_until_it_works_again()
    {
        var time = new FakeTime();
        var isAway = true;
        using var logs = new FakeLoggerProvider();
        using var limiter = new StubSharedLimiter(
            _ => isAway ? throw new InvalidOperationException("no connection") : StubSharedLimiter.Permit);
        using var client = Client(limiter, time, options => options.RateLimit.PermitLimit = 100, logs: logs);
        foreach (var (away, calls) in ((bool, int)[])[(true, 3), (false, 2), (true, 3)])
        {
            isAway = away;
            for (var call = 0; call < calls; call++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await client.Projects.GetAsync(Guid.Empty);
            }
        }

        Assert.That(
            logs.Lines().Where(line => line.Contains("RateLimit.Limiter", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]),
            Is.EqualTo(new[] { "Warning", "Information", "Warning" }));
    }

    [Test]
    public async Task Client_without_a_limit_does_not_ask_it()
    {
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        using var client = Client(limiter, new FakeTime(), options => options.RateLimit.Enabled = false);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(limiter.Asked, Is.Empty);
    }

    [Test]
    public void Limiter_that_is_asked_as_a_plain_one_says_that_it_needs_a_request()
    {
        using var limiter = new StubSharedLimiter(_ => StubSharedLimiter.Permit);
        Assert.That(
            () => limiter.AttemptAcquire(), Throws.TypeOf<NotSupportedException>().With.Message.Contains(nameof(ParallaxPermitRequest)));
        Assert.That((limiter.IdleDuration, limiter.GetStatistics()), Is.EqualTo(((TimeSpan?)null, (RateLimiterStatistics?)null)));
    }

    private static ParallaxClient Client(
        StubSharedLimiter limiter,
        FakeTime time,
        Action<ParallaxClientOptions>? configure = null,
        Recorder? server = null,
        FakeLoggerProvider? logs = null)
    {
        var options = new ParallaxClientOptions { ApiKey = TestClient.Key, AttemptTimeout = TimeSpan.FromMinutes(10) };
        options.Retry.MaxAttempts = 1;
        options.RateLimit = new ParallaxRateLimitOptions { PermitLimit = 3, Reserve = 1, Limiter = limiter };
        configure?.Invoke(options);
        var factory = logs is null ? null : LoggerFactory.Create(logging => logging.AddProvider(logs));
        return new ParallaxClient(options, server ?? new Recorder(), time, factory);
    }
}

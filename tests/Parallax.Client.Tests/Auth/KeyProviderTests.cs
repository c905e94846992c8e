using System.Net;
using System.Net.Http.Headers;
using Parallax.Models;
using Parallax.Tests.RateLimiting;

namespace Parallax.Tests.Auth;

internal sealed class KeyProviderTests
{
    [Test]
    public async Task It_is_asked_for_each_request_so_that_keys_can_rotate()
    {
        var asked = 0;
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => ValueTask.FromResult($"pat_{++asked}"));
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests.SelectMany(request => request.Keys), Is.EqualTo(new[] { "pat_1", "pat_2" }));
    }

    [Test]
    public async Task It_is_asked_once_for_each_request_with_the_rate_gate_too()
    {
        var asked = 0;
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.RateLimit.Enabled, options.ApiKeyProvider) = (true, _ => ValueTask.FromResult($"pat_gated-{++asked}")),
            new FakeTime());
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests.SelectMany(request => request.Keys), Is.EqualTo(new[] { "pat_gated-1", "pat_gated-2" }));
    }

    [Test]
    public void What_it_throws_is_the_cause_of_an_exception_of_ours()
    {
        var cause = new InvalidOperationException("the vault is closed");
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => throw cause);
        var failure = Assert.ThrowsAsync<ParallaxException>(() => client.Projects.GetAsync(Guid.Empty))!;
        Assert.That((failure.InnerException, recorder.Requests.Count), Is.EqualTo((cause, 0)));
        Assert.That(failure.Message, Does.EndWith("not sent, the key of ParallaxClientOptions.ApiKeyProvider could not be had."));
    }

    [Test]
    public async Task When_it_fails_no_permit_is_used_up()
    {
        var fails = false;
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.RateLimit, options.ApiKeyProvider) = (
                new ParallaxRateLimitOptions { PermitLimit = 2 },
                _ => fails ? throw new InvalidOperationException() : ValueTask.FromResult("pat_provider")),
            new FakeTime());
        await client.Projects.GetAsync(Guid.Empty);
        fails = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxException>());
        fails = false;
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task It_is_enough_without_a_key()
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => (options.ApiKey, options.ApiKeyProvider) = (null, _ => ValueTask.FromResult("pat_provided")));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { "pat_provided" }));
    }

    [Test]
    public void A_key_that_cannot_be_one_is_refused_and_nothing_is_sent([Values(null, "", "  ", "pat_SECRET\r\nX-Evil: 1", "pat_SECRET\n", "pat_SECRETä", "pat_SECRET x")] string? key)
    {
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => options.ApiKeyProvider = _ => ValueTask.FromResult(key!));
        var failure = Assert.ThrowsAsync<ParallaxException>(() => client.Projects.GetAsync(Guid.Empty))!;
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Requests, Is.Empty);
            Assert.That(failure.ToString(), Does.Contain("ApiKeyProvider").And.Contains("not sent").And.Not.Contains("SECRET"));
            Assert.That((failure.Method, failure.Path, failure.RequestMayHaveBeenProcessed), Is.EqualTo(("GET", $"/v1/projects/{Guid.Empty}", false)));
        });
    }

    [Test]
    public async Task It_gets_a_token_that_the_caller_can_cancel()
    {
        using var source = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        using var client = TestClient.Over(new Recorder(), options => options.ApiKeyProvider = async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        });
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        await asked.Task;
        await source.CancelAsync();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_time_of_the_call_is_the_most_that_it_may_take()
    {
        var time = new FakeTime();
        using var recorder = new Recorder();
        using var client = TestClient.Over(recorder, options => (options.TotalTimeout, options.ApiKeyProvider) = (TimeSpan.FromSeconds(40), NeverAsync), time);
        var call = client.Clients.CreateAsync(new CreateClient { Name = "a" });
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.FromSeconds(40)));
        var failure = Assert.ThrowsAsync<ParallaxTimeoutException>(() => call)!;
        AssertNotSentForLackOfTime(failure, recorder);
        Assert.That(failure.Message, Does.Contain("no key from ParallaxClientOptions.ApiKeyProvider"));
    }

    [Test]
    public void A_key_that_comes_when_the_time_is_over_is_of_no_use()
    {
        var time = new FakeTime();
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.TotalTimeout, options.ApiKeyProvider) = (TimeSpan.FromSeconds(40), _ =>
            {
                time.Advance(TimeSpan.FromSeconds(40));
                return ValueTask.FromResult("pat_late");
            }),
            time);
        AssertNotSentForLackOfTime(Assert.ThrowsAsync<ParallaxTimeoutException>(() => client.Clients.CreateAsync(new CreateClient { Name = "a" }))!, recorder);
    }

    [Test]
    public async Task While_it_is_being_asked_the_gate_may_close_and_then_nobody_leaves()
    {
        var closure = TimeSpan.FromSeconds(70);
        var time = new FakeTime();
        var start = time.GetUtcNow();
        var (asked, slow) = (0, new TaskCompletionSource<string>());
        List<(TimeSpan After, string Key)> arrivals = [];
        using var server = new Recorder(request =>
        {
            arrivals.Add((time.GetUtcNow() - start, request.Keys[0]));
            var response = Answer.Json("{}", arrivals.Count == 2 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            response.Headers.RetryAfter = arrivals.Count == 2 ? new RetryConditionHeaderValue(closure) : null;
            return response;
        });
        using var client = TestClient.Gated(server, time, options => options.ApiKeyProvider = _ => ++asked == 2 ? new ValueTask<string>(slow.Task) : ValueTask.FromResult($"pat_slow-{asked}"));
        await client.Projects.GetAsync(Guid.Empty);
        var waiting = client.Projects.GetAsync(Guid.Empty);
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxRateLimitException>());
        slow.SetResult("pat_slow-before");
        await time.ToEndOfAsync(waiting, TimeSpan.FromSeconds(100));
        await waiting;
        Assert.That(arrivals[^1].After, Is.GreaterThanOrEqualTo(closure));
        Assert.That(arrivals[^1].Key, Is.EqualTo("pat_slow-4"), "the one of then");
    }

    [Test]
    public async Task A_key_that_comes_too_late_uses_up_no_permit()
    {
        var time = new FakeTime();
        var slow = false;
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options =>
        {
            (options.RateLimit.PermitLimit, options.TotalTimeout) = (2, TimeSpan.FromSeconds(40));
            options.ApiKeyProvider = _ =>
            {
                time.Advance(slow ? TimeSpan.FromSeconds(40) : TimeSpan.Zero);
                return ValueTask.FromResult("pat_too-late");
            };
        });
        await client.Projects.GetAsync(Guid.Empty);
        slow = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxTimeoutException>());
        slow = false;
        Assert.That(await time.ToEndOfAsync(client.Projects.GetAsync(Guid.Empty), TimeSpan.FromMinutes(2)), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task When_it_fails_a_lease_of_the_own_limiter_goes_back()
    {
        var fails = false;
        using var limiter = new GrantingLimiter();
        limiter.GrantAll();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, new FakeTime(), options =>
            (options.RateLimit.Limiter, options.ApiKeyProvider) = (limiter, _ => fails ? throw new InvalidOperationException() : ValueTask.FromResult("pat_failing")));
        await client.Projects.GetAsync(Guid.Empty);
        fails = true;
        Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxException>());
        Assert.That((limiter.Granted, limiter.Disposed), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_call_that_had_to_wait_carries_the_key_of_when_it_left()
    {
        var time = new FakeTime();
        var key = "pat_waiting";
        using var server = new Recorder();
        using var other = TestClient.Gated(server, time, options => options.ApiKey = key);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => other.Projects.GetAsync(Guid.Empty)));
        using var client = TestClient.Gated(server, time, options => options.ApiKeyProvider = _ => ValueTask.FromResult(key));
        var call = client.Projects.GetAsync(Guid.Empty);
        key = "pat_rotated";
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(2));
        await call;
        Assert.That(server.Requests[^1].Keys, Is.EqualTo(new[] { "pat_rotated" }));
    }

    private static void AssertNotSentForLackOfTime(ParallaxTimeoutException failure, Recorder recorder)
    {
        Assert.That(failure.Message, Does.Contain("40 s").And.Contains("TotalTimeout").And.Contains("Nothing was carried out"));
        Assert.That((failure.RequestMayHaveBeenProcessed, failure.Attempts, recorder.Requests.Count), Is.EqualTo((false, 0, 0)));
    }

    private static async ValueTask<string> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "";
    }
}

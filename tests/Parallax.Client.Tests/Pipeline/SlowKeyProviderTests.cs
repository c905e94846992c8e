using System.Net;
using System.Net.Http.Headers;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>A key that takes its time: meanwhile the time of the call may be over, the gate may close, or the key may rotate.</summary>
internal sealed class SlowKeyProviderTests
{
    [Test]
    public async Task The_time_of_the_call_is_the_most_that_it_may_take()
    {
        var time = new FakeTime();
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder, options => (options.TotalTimeout, options.ApiKeyProvider) = (TimeSpan.FromSeconds(40), NeverAsync), time);
        var call = client.Clients.CreateAsync(new CreateClient { Name = "a" });
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.FromSeconds(40)));
        var failure = await Assert.ThrowsAsync<ParallaxTimeoutException>(() => call);
        AssertNotSentForLackOfTime(failure, recorder);
        Assert.That(failure.Message, Does.Contain("no key from ParallaxClientOptions.ApiKeyProvider"));
    }

    [Test]
    public async Task A_key_that_comes_when_the_time_is_over_is_of_no_use()
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
        AssertNotSentForLackOfTime(
            await Assert.ThrowsAsync<ParallaxTimeoutException>(() => client.Clients.CreateAsync(new CreateClient { Name = "a" })),
            recorder);
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
            var response = Answer.Json(Answer.Object, arrivals.Count == 2 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            response.Headers.RetryAfter = arrivals.Count == 2 ? new RetryConditionHeaderValue(closure) : null;
            return response;
        });
        using var client = TestClient.Gated(
            server,
            time,
            options => options.ApiKeyProvider = _ => ++asked == 2
                ? new ValueTask<string>(slow.Task)
                : ValueTask.FromResult($"pat_slow-{asked}"));
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

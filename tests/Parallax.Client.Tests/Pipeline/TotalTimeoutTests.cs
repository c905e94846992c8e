using System.Net;
using System.Net.Http.Headers;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

public sealed class TotalTimeoutTests
{
    [Test]
    public async Task A_call_ends_with_all_its_attempts_when_its_time_is_up()
    {
        var time = new FakeTime();
        using var server = new SilentServer(new TaskCompletionSource());
        using var client = TestClient.Over(
            server, options => (options.Retry.MaxAttempts, options.TotalTimeout) = (20, TimeSpan.FromSeconds(100)), time);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.FromSeconds(100)));
        var failure = await Assert.ThrowsAsync<ParallaxTimeoutException>(() => call);
        Assert.That(failure.Message, Does.Contain("100 s").And.Contains("TotalTimeout"));
        Assert.That(failure.Attempts, Is.InRange(2, 4));
    }

    [Test]
    public async Task The_wait_before_another_attempt_counts()
    {
        var time = new FakeTime();
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, HttpStatusCode.ServiceUnavailable);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(40));
            return response;
        });
        using var client = TestClient.Over(
            server,
            options
                => (options.Retry.MaxAttempts, options.TotalTimeout, options.AttemptTimeout) = (
                    20, TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(10)),
            time);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromSeconds(100));
        Assert.That(
            (await Assert.ThrowsAsync<ParallaxServerException>(() => call)).RetryAfter,
            Is.EqualTo(TimeSpan.FromSeconds(40)),
            "a third wait would not fit");
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [TestCase(HttpStatusCode.Created, typeof(ParallaxResponseException), "was created")]
    [TestCase(HttpStatusCode.BadRequest, typeof(ParallaxValidationException), "400")]
    public async Task A_status_that_came_in_time_is_not_forgotten(HttpStatusCode status, Type exception, string message)
    {
        var time = new FakeTime();
        var stalled = new TaskCompletionSource();
        using var recorder = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("{", stalled), status));
        using var client = TestClient.Over(
            recorder,
            options => (options.TotalTimeout, options.AttemptTimeout) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)),
            time);
        var call = client.Clients.CreateAsync(new CreateClient { Name = "a" });
        await stalled.Task;
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(() => call, Throws.TypeOf(exception).With.Message.Contains(message));
    }

    [Test]
    public async Task When_it_is_over_it_is_over_even_if_its_timer_was_early()
    {
        var time = new FakeTime(early: 0.02);
        var arrivals = 0;
        using var server = new Recorder(_ =>
        {
            arrivals++;
            return Answer.Stream(ScriptedStream.Stalled("{", new TaskCompletionSource()));
        });
        using var client = TestClient.Over(
            server,
            options =>
            {
                (options.Retry.MaxAttempts, options.Retry.BaseDelay, options.Retry.MaxDelay) = (
                    20, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
                (options.TotalTimeout, options.AttemptTimeout) = (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));
            },
            time);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5));
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>().With.Message.Contains("TotalTimeout"));
        Assert.That(arrivals, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_whose_time_is_over_does_not_queue([Values] bool atTheGate)
    {
        var time = new FakeTime();
        using var limiter = new GrantingLimiter();
        using var server = new Recorder();
        using var other = TestClient.Gated(server, time);
        await Task.WhenAll(Enumerable.Range(0, atTheGate ? 3 : 0).Select(_ => other.Projects.GetAsync(Guid.Empty)));
        using var client = TestClient.Gated(server, time, options =>
        {
            (options.TotalTimeout, options.RateLimit.Limiter) = (TimeSpan.FromSeconds(40), limiter);
            options.ApiKeyProvider = _ =>
            {
                time.Advance(TimeSpan.FromSeconds(40));
                return ValueTask.FromResult(TestClient.Key);
            };
        });
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5)), Is.EqualTo(TimeSpan.Zero));
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>().With.Property("Attempts").Zero);
        Assert.That(limiter.Asked, Is.Zero);
    }

    [Test]
    public async Task What_was_used_up_before_the_queue_stays_used_up()
    {
        var time = new FakeTime();
        var start = time.GetUtcNow();
        using var server = new Recorder(_ =>
        {
            if (time.GetUtcNow() - start >= TimeSpan.FromSeconds(90))
            {
                return Answer.Stream(ScriptedStream.Stalled("{", new TaskCompletionSource()));
            }

            time.Advance(TimeSpan.FromSeconds(30));
            var refusal = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
            refusal.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(60));
            return refusal;
        });
        using var client = TestClient.Gated(
            server, time, options => (options.Retry, options.TotalTimeout) = (new ParallaxRetryOptions(), TimeSpan.FromSeconds(100)));
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(5));
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>().With.Message.Contains("TotalTimeout"));
        Assert.That(
            time.GetUtcNow() - start,
            Is.InRange(TimeSpan.FromSeconds(160), TimeSpan.FromSeconds(161)),
            "30 of the first attempt, 60 at the gate, and the 70 that were left");
    }
}

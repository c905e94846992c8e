using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Parallax.Tests.Pipeline;

/// <summary>The gate between clients and a server, on driven time.</summary>
public sealed class GateHandlerTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public async Task What_is_beyond_the_limit_waits_for_the_window()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time);
        await CallsAsync(client, 3);
        var fourth = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(fourth, Window), Is.EqualTo(Window));
        await fourth;
    }

    [Test]
    public async Task Two_clients_with_one_key_and_host_share_the_limit()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var one = TestClient.Gated(server, time);
        using var two = TestClient.Gated(server, time);
        await CallsAsync(one, 3);
        Assert.That(await time.ToEndOfAsync(two.Projects.GetAsync(Guid.Empty), Window), Is.EqualTo(Window));
    }

    [Test]
    public async Task A_client_made_after_another_was_disposed_of_does_not_begin_anew()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using (var one = TestClient.Gated(server, time))
        {
            await CallsAsync(one, 3);
        }

        using var two = TestClient.Gated(server, time);
        Assert.That(await time.ToEndOfAsync(two.Projects.GetAsync(Guid.Empty), Window), Is.EqualTo(Window));
    }

    [Test]
    public async Task Clients_with_different_keys_or_hosts_do_not_wait_for_each_other()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var one = TestClient.Gated(server, time);
        using var otherKey = TestClient.Gated(server, time, options => options.ApiKey = "pat_other");
        using var otherHost = TestClient.Gated(server, time, options => options.BaseAddress = new Uri("https://parallax.example/"));
        await CallsAsync(one, 3);
        await CallsAsync(otherKey, 3);
        await CallsAsync(otherHost, 3);
        Assert.That(server.Requests, Has.Count.EqualTo(9));
    }

    [Test]
    public async Task A_key_that_rotates_goes_on_counting()
    {
        var time = new FakeTime();
        var key = 0;
        using var server = new Recorder();
        using var one = TestClient.Gated(
            server, time, options => options.ApiKeyProvider = _ => ValueTask.FromResult($"pat_rotating-{++key}"));
        await CallsAsync(one, 3);
        using var two = TestClient.Gated(server, time, options => options.ApiKey = "pat_rotating-3");
        Assert.That(await time.ToEndOfAsync(two.Projects.GetAsync(Guid.Empty), Window), Is.EqualTo(Window));
    }

    [Test]
    public async Task After_a_429_nobody_leaves_until_it_is_over()
    {
        var time = new FakeTime();
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(70));
        using var client = TestClient.Gated(server, time, options => (options.Retry.MaxAttempts, options.RateLimit.PermitLimit) = (5, 1));
        Task[] calls = [client.Projects.GetAsync(Guid.Empty), client.Clients.GetAsync(Guid.Empty)];
        Assert.That(
            await time.ToEndOfAsync(Task.WhenAll(calls), TimeSpan.FromSeconds(131)),
            Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(130)),
            "70 s until it is over, and a window from the first call to the second");
        Assert.That(
            server.Requests.Select(request => request.Address.Segments[2]),
            Is.EqualTo(new[] { "projects/", "projects/", "clients/" }),
            "who was turned away is the first to go again");
    }

    [Test]
    public async Task A_call_that_would_wait_longer_than_it_may_is_not_sent()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => options.RateLimit.MaxWait = TimeSpan.FromSeconds(5));
        await CallsAsync(client, 3);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, Window), Is.EqualTo(TimeSpan.FromSeconds(5)));
        var refused = await Assert.ThrowsAsync<ParallaxRateLimitException>(() => call);
        Assert.That((server.Requests.Count, refused.Attempts, refused.RequestMayHaveBeenProcessed), Is.EqualTo((3, 0, false)));
        Assert.That(refused.Message, Does.Contain("RateLimit.MaxWait"));
        Assert.That(refused.RetryAfter, Is.Null, "the time that was waited is none that would help");
    }

    [Test]
    public async Task Calls_in_the_queue_fail_as_well_when_the_server_closes_for_longer_than_they_may_take()
    {
        var time = new FakeTime();
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(2));
            return response;
        });
        using var client = TestClient.Gated(server, time, options => options.RateLimit.PermitLimit = 1);
        var refused = client.Projects.GetAsync(Guid.Empty);
        var queued = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(Task.WhenAll(refused, queued), TimeSpan.Zero);
        Assert.That(
            (await Assert.ThrowsAsync<ParallaxRateLimitException>(() => queued)).RetryAfter,
            Is.InRange(TimeSpan.FromHours(1), TimeSpan.FromHours(1.01)));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_closure_that_is_longer_than_the_longest_wait_is_not_waited_for()
    {
        var time = new FakeTime();
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(60));
        using var client = TestClient.Gated(
            server, time, options => (options.RateLimit.PermitLimit, options.RateLimit.MaxWait) = (1, TimeSpan.FromSeconds(10)));
        var refused = client.Projects.GetAsync(Guid.Empty);
        var queued = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(Task.WhenAll(refused, queued), Window), Is.EqualTo(TimeSpan.Zero));
        var failure = await Assert.ThrowsAsync<ParallaxRateLimitException>(() => queued);
        Assert.That(failure.RetryAfter, Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61)));
        Assert.That(failure.Message, Does.Contain("not sent, the limit of the server was hit, and it asks for a wait of 60"));
    }

    [Test]
    public async Task The_time_at_the_gate_is_measured()
    {
        using var waits = new MetricCollector<double>(meterScope: null, "Parallax.Client", "parallax.client.gate.wait");
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time);
        await CallsAsync(client, 3);
        await time.ToEndOfAsync(client.Projects.GetAsync(Guid.Empty), Window);
        Assert.That(waits.GetMeasurementSnapshot().Select(wait => wait.Value), Has.Member(Window.TotalSeconds));
    }

    [Test]
    public void A_wait_until_the_end_of_time_closes_the_gate_like_any_other()
    {
        var time = new FakeTime();
        using var server = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(DateTimeOffset.MaxValue);
            return response;
        });
        using var client = TestClient.Gated(server, time);
        for (var call = 0; call < 3; call++)
        {
            Assert.That(() => client.Projects.GetAsync(Guid.Empty), Throws.TypeOf<ParallaxRateLimitException>());
        }

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_time_in_the_queue_does_not_count_as_time_of_the_call()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time, options => options.TotalTimeout = TimeSpan.FromSeconds(10));
        await CallsAsync(client, 3);
        var call = client.Projects.GetAsync(Guid.Empty);
        await time.ToEndOfAsync(call, Window);
        Assert.That(() => call, Throws.Nothing);
    }

    [Test]
    public async Task A_call_that_is_cancelled_in_the_queue_takes_no_permit()
    {
        var time = new FakeTime();
        using var server = new Recorder();
        using var client = TestClient.Gated(server, time);
        await CallsAsync(client, 3);
        using var source = new CancellationTokenSource();
        var cancelled = client.Projects.GetAsync(Guid.Empty, source.Token);
        await source.CancelAsync();
        Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        time.Advance(Window);
        await CallsAsync(client, 3);
        Assert.That(server.Requests, Has.Count.EqualTo(6));
    }

    private static async Task CallsAsync(ParallaxClient client, int count)
        => await Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.Projects.GetAsync(Guid.Empty)));
}

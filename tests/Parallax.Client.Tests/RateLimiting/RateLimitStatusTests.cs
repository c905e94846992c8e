using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.RateLimiting;

/// <summary>How full the limit is, and how long calls will take: told to code, to metrics and to the log.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RateLimitStatusTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly ParallaxCallOptions Background = new() { Priority = ParallaxPriority.Background };

    private readonly FakeTime _time = new();

    // The driver of the clock watches the thread pool: continuations of the server must run there.
    [SetUp]
    public void LeaveSynchronizationContext() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task Status_counts_what_is_free_and_when_the_next_permit_comes()
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(server, _time);
        Assert.That(client.RateLimit, Has.Property("IsEnabled").True.And.Property("Limit").EqualTo(3).And.Property("Available").EqualTo(3));
        await client.Projects.GetAsync(Guid.Empty);
        _time.Advance(TimeSpan.FromSeconds(10));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That((client.RateLimit.Available, client.RateLimit.NextPermitAt), Is.EqualTo((1, _time.GetUtcNow())));
        await client.Projects.GetAsync(Guid.Empty);
        var waiting = client.Projects.GetAsync(Guid.Empty);
        var full = client.RateLimit;
        Assert.That(
            (full.Available, full.Queued, full.UnderWay, full.NextPermitAt, full.BlockedUntil),
            Is.EqualTo((0, 1, 0, (DateTimeOffset?)_time.GetUtcNow().AddSeconds(50), (DateTimeOffset?)null)));
        await _time.ToEndOfAsync(waiting, Window);
    }

    [Test]
    public async Task Status_counts_calls_that_have_no_response_yet()
    {
        var response = new TaskCompletionSource<HttpResponseMessage>();
        using var server = new Held(response.Task);
        using var client = TestClient.Gated(server, _time, options => options.RateLimit.PermitLimit = 1);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            (client.RateLimit.UnderWay, client.RateLimit.Available, client.RateLimit.NextPermitAt),
            Is.EqualTo((1, 0, (DateTimeOffset?)null)));
        response.SetResult(Answer.Json(Answer.Object));
        await call;
        Assert.That(
            (client.RateLimit.UnderWay, client.RateLimit.NextPermitAt), Is.EqualTo((0, (DateTimeOffset?)_time.GetUtcNow() + Window)));
    }

    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(2, 0)]
    [TestCase(3, 50)]
    [TestCase(4, 60)]
    [TestCase(5, 60)]
    [TestCase(6, 110)]
    [TestCase(100, 1_980)]
    public async Task Estimate_is_the_time_until_the_last_call_starts(int calls, int seconds)
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(server, _time);
        await client.Projects.GetAsync(Guid.Empty);
        _time.Advance(TimeSpan.FromSeconds(10));
        var status = client.RateLimit;
        Assert.That(status.Estimate(calls), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        var made = Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.Projects.GetAsync(Guid.Empty)));
        Assert.That(await _time.ToEndOfAsync(made, TimeSpan.FromHours(1)), Is.EqualTo(TimeSpan.FromSeconds(seconds)), "as it turns out");
    }

    [TestCase(2, 0)]
    [TestCase(3, 60)]
    [TestCase(5, 120)]
    public async Task Estimate_of_a_background_view_leaves_the_reserve_out(int calls, int seconds)
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(server, _time, options => options.RateLimit.Reserve = 1);
        var view = client.With(Background);
        Assert.That(view.RateLimit.Estimate(calls), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
        var made = Task.WhenAll(Enumerable.Range(0, calls).Select(_ => view.Projects.GetAsync(Guid.Empty)));
        Assert.That(await _time.ToEndOfAsync(made, TimeSpan.FromHours(1)), Is.EqualTo(TimeSpan.FromSeconds(seconds)), "as it turns out");
    }

    [Test]
    public async Task Background_view_loses_nothing_to_calls_that_use_the_reserve_alone()
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(server, _time, options => (options.RateLimit.PermitLimit, options.RateLimit.Reserve) = (4, 1));
        var view = client.With(Background);
        await view.Projects.GetAsync(Guid.Empty);
        _time.Advance(TimeSpan.FromSeconds(10));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That((client.RateLimit.Available, view.RateLimit.Available), Is.EqualTo((2, 2)));
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That((client.RateLimit.Available, view.RateLimit.Available), Is.EqualTo((1, 1)), "beyond the reserve it does lose");
        await view.Projects.GetAsync(Guid.Empty);
        Assert.That(view.RateLimit.NextPermitAt, Is.EqualTo(_time.GetUtcNow().AddSeconds(50)));
        int[] calls = [1, 2, 3, 4];
        Assert.That(calls.Select(count => view.RateLimit.Estimate(count).TotalSeconds), Is.EqualTo(new[] { 50, 60, 60, 110 }));
        var made = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => view.Projects.GetAsync(Guid.Empty)));
        Assert.That(await _time.ToEndOfAsync(made, TimeSpan.FromHours(1)), Is.EqualTo(TimeSpan.FromSeconds(110)), "as it turns out");
    }

    [Test]
    public async Task Estimate_counts_what_waits_and_how_long_the_server_refuses()
    {
        using var server = Recorder.RefusingOnce(TimeSpan.FromSeconds(90));
        using var client = TestClient.Gated(server, _time, options => options.Retry.MaxAttempts = 2);
        var call = client.Projects.GetAsync(Guid.Empty);
        await Drive.UntilAsync(() => client.RateLimit.BlockedUntil is not null);
        Assert.That(client.RateLimit.Estimate(1), Is.InRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(91)));
        Assert.That(client.RateLimit.Available, Is.Zero, "no call leaves");
        await _time.ToEndOfAsync(call, TimeSpan.FromMinutes(5));
    }

    [Test]
    public void Estimate_of_a_status_made_by_hand_needs_no_client()
    {
        var status = new ParallaxRateLimitStatus { IsEnabled = true, Limit = 100, Window = Window, Available = 40 };
        Assert.That(new[] { 40, 41, 140, 141 }.Select(calls => status.Estimate(calls).TotalSeconds), Is.EqualTo(new[] { 0, 60, 60, 120 }));
        Assert.That(() => status.Estimate(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Status_without_a_limit_says_so()
    {
        using var server = new Recorder();
        using var client = TestClient.Over(server);
        Assert.That(
            (client.RateLimit.IsEnabled, client.RateLimit.Available, client.RateLimit.Estimate(1_000_000)),
            Is.EqualTo((false, int.MaxValue, TimeSpan.Zero)));
    }

    [Test]
    public async Task Gauges_tell_of_every_limit_in_use()
    {
        using var server = new Recorder();
        using var client = TestClient.Gated(
            server, _time, options => (options.ApiKey, options.BaseAddress) = ("pat_gauged", new Uri("https://gauged.example/")));
        await client.Projects.GetAsync(Guid.Empty);
        var measured = new Dictionary<string, object>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listener)
            => listener.EnableMeasurementEvents(instrument) };
        void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            foreach (var (name, tag) in tags)
            {
                if (name is "server.address" && tag is "https://gauged.example")
                {
                    measured[instrument.Name] = value!;
                }
            }
        }

        listener.SetMeasurementEventCallback<int>(Keep);
        listener.SetMeasurementEventCallback<double>(Keep);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.That(measured, Is.EquivalentTo(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["parallax.client.rate_limit.available"] = 2,
            ["parallax.client.rate_limit.queued"] = 0,
            ["parallax.client.rate_limit.under_way"] = 0,
            ["parallax.client.rate_limit.blocked"] = 0.0,
        }));
    }

    [Test]
    public async Task Log_has_one_line_when_calls_begin_to_queue_and_one_when_it_ends()
    {
        using var log = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var server = new Recorder();
        using var client = new ParallaxClient(
            new ParallaxClientOptions { ApiKey = "pat_logged", RateLimit = { PermitLimit = 3 } },
            server,
            _time,
            factory);
        var calls = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Projects.GetAsync(Guid.Empty)));
        await _time.ToEndOfAsync(calls, TimeSpan.FromMinutes(5));
        Assert.That(log.Lines(), Has.Count.EqualTo(2));
        Assert.That(
            log.Lines()[0],
            Does.StartWith(
                "Information Calls begin to queue: the limit of 3 calls in 60 s is used up, 1 wait, the next permit is free at "
                    + "2025-03-10T12:01:00"));
        Assert.That(log.Lines()[1], Does.StartWith("Information No call queues any more, after 60 s"));
    }

    private sealed class Held(Task<HttpResponseMessage> response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => response;
    }
}

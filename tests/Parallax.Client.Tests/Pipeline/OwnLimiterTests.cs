using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Tests.Pipeline;

/// <summary>A limiter of the user's own, beside the gate.</summary>
public sealed class OwnLimiterTests
{
    [Test]
    public async Task It_is_asked_for_every_call()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        using var server = new Recorder();
        using var client = TestClient.Over(server, options => options.RateLimit.Limiter = limiter);
        await client.Projects.GetAsync(Guid.Empty);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            limiter.GetStatistics(), Has.Property("TotalSuccessfulLeases").EqualTo(2).And.Property("CurrentAvailablePermits").EqualTo(1));
    }

    [Test]
    public async Task A_refusal_is_waited_out()
    {
        var time = new FakeTime();
        using var limiter = new StubbornLimiter(refusals: 2, TimeSpan.FromSeconds(7));
        using var server = new Recorder();
        using var client = TestClient.Over(
            server, options => (options.RateLimit.Limiter, options.AttemptTimeout) = (limiter, TimeSpan.FromMinutes(10)), time);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1)), Is.EqualTo(TimeSpan.FromSeconds(14)));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_that_says_at_once_again_and_again_is_not_taken_at_its_word()
    {
        var time = new FakeTime();
        using var limiter = new StubbornLimiter(refusals: 3, TimeSpan.Zero);
        using var client = TestClient.Over(
            new Recorder(), options => (options.RateLimit.Limiter, options.AttemptTimeout) = (limiter, TimeSpan.FromMinutes(10)), time);
        Assert.That(
            await time.ToEndOfAsync(client.Projects.GetAsync(Guid.Empty), TimeSpan.FromMinutes(1)),
            Is.InRange(TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task The_longest_wait_holds_for_it_too()
    {
        var time = new FakeTime();
        using var limiter = new StubbornLimiter(refusals: 99, TimeSpan.FromSeconds(7));
        using var client = TestClient.Over(
            new Recorder(),
            options
                => (options.RateLimit.Limiter, options.RateLimit.MaxWait, options.AttemptTimeout) = (
                    limiter, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
            time);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1)), Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(() => call, Throws.TypeOf<ParallaxRateLimitException>().With.Message.Contains("MaxWait"));
    }

    [Test]
    public async Task The_time_at_it_does_not_count_as_time_of_the_call_and_the_rest_does()
    {
        var time = new FakeTime();
        using var limiter = new StubbornLimiter(refusals: 3, TimeSpan.FromMinutes(4));
        var arrived = new TaskCompletionSource();
        using var client = TestClient.Over(
            new SilentServer(arrived),
            options
                => (options.RateLimit.Limiter, options.TotalTimeout, options.AttemptTimeout) = (
                    limiter, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9)),
            time);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            await time.ToEndOfAsync(call, TimeSpan.FromHours(1)),
            Is.EqualTo(TimeSpan.FromMinutes(17)),
            "twelve at the limiter, five on the way");
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>());
        Assert.That((arrived.Task.IsCompleted, limiter.TakenBack), Is.EqualTo((true, 4)));
    }

    [Test]
    public async Task A_call_that_is_cancelled_at_it_is_cancelled([Values] bool hasLongestWait)
    {
        var time = new FakeTime();
        using var limiter = new StubbornLimiter(refusals: 99, TimeSpan.FromSeconds(7));
        using var server = new Recorder();
        using var client = TestClient.Over(
            server,
            options => (options.RateLimit.Limiter, options.RateLimit.MaxWait) = (limiter, hasLongestWait ? TimeSpan.FromSeconds(10) : null),
            time);
        using var source = new CancellationTokenSource();
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        await source.CancelAsync();
        await time.ToEndOfAsync(call, TimeSpan.Zero);
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task One_that_fails_is_reported_and_the_call_goes_on()
    {
        using var logs = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var limiter = new StubbornLimiter(new InvalidOperationException("no connection"));
        using var server = new Recorder();
        var options = new ParallaxClientOptions { ApiKey = TestClient.Key, RateLimit = { Limiter = limiter } };
        using var client = new ParallaxClient(options, server, new FakeTime(), factory);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(logs.Lines(), Has.Some.Contains("RateLimit.Limiter failed"));
    }

    [Test]
    public async Task A_lease_that_cannot_be_given_back_is_reported_and_the_call_has_worked([Values] bool gate)
    {
        using var logs = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var limiter = new StubbornLimiter(refusals: 0, TimeSpan.Zero) { FailsToTakeBack = true };
        using var server = new Recorder(status: System.Net.HttpStatusCode.Created);
        var options = new ParallaxClientOptions { ApiKey = TestClient.Key, RateLimit = { Limiter = limiter, Enabled = gate } };
        using var client = new ParallaxClient(options, server, new FakeTime(), factory);
        await client.Clients.CreateAsync(new Parallax.Models.CreateClient { Name = "once" });
        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(logs.Lines(), Has.Some.Contains("RateLimit.Limiter failed"));
    }

    [Test]
    public void One_that_fails_because_the_call_was_cancelled_ends_it_like_any_other()
    {
        using var source = new CancellationTokenSource();
        using var limiter = new StubbornLimiter(new InvalidOperationException("cancelled")) { WhenAsked = source.Cancel };
        using var client = TestClient.Over(new Recorder(), options => options.RateLimit.Limiter = limiter);
        Assert.That(() => client.Projects.GetAsync(Guid.Empty, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private sealed class StubbornLimiter : RateLimiter
    {
        private readonly Exception? _failure;
        private readonly TimeSpan _retryAfter;
        private int _refusals;

        public StubbornLimiter(int refusals, TimeSpan retryAfter) => (_refusals, _retryAfter) = (refusals, retryAfter);

        public StubbornLimiter(Exception failure) => _failure = failure;

        public bool FailsToTakeBack { get; init; }

        public int TakenBack { get; set; }

        public Action? WhenAsked { get; init; }

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(this, isAcquired: _refusals-- <= 0, _retryAfter);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            WhenAsked?.Invoke();
            return _failure is null ? new ValueTask<RateLimitLease>(AttemptAcquireCore(permitCount)) : throw _failure;
        }
    }

    private sealed class Lease(StubbornLimiter limiter, bool isAcquired, TimeSpan retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = retryAfter;
            return !isAcquired;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            limiter.TakenBack++;
            if (limiter.FailsToTakeBack)
            {
                throw new InvalidOperationException("no connection");
            }
        }
    }
}

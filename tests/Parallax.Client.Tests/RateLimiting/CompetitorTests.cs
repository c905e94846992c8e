using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Tests.RateLimiting;

/// <summary>Another process uses the same key, and this one's gate knows nothing of it.</summary>
public sealed class CompetitorTests
{
    private const int Permits = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Every_call_succeeds_although_half_of_the_limit_is_gone()
    {
        var time = new FakeTime();
        var arrivals = new List<DateTimeOffset>();
        var closedUntil = DateTimeOffset.MinValue;
        var leftWhileClosed = 0;
        using var server = new Recorder(_ =>
        {
            lock (arrivals)
            {
                // A fixed window, of which the other process takes half as soon as it opens.
                var now = time.GetUtcNow();
                var opened = new DateTimeOffset(now.Ticks - (now.Ticks % Window.Ticks), TimeSpan.Zero);
                leftWhileClosed += now < closedUntil ? 1 : 0;
                if (arrivals.Count(arrival => arrival >= opened) < Permits / 2)
                {
                    arrivals.Add(now);
                    return Answer.Json(Answer.Object);
                }

                closedUntil = opened + Window;
                var refused = Answer.Json("""{"error":"made up"}""", HttpStatusCode.TooManyRequests);
                refused.Headers.RetryAfter = new RetryConditionHeaderValue(closedUntil - now);
                return refused;
            }
        });
        using var client = TestClient.Over(
            server,
            options => (options.Retry, options.RateLimit, options.AttemptTimeout) = (
                new ParallaxRetryOptions(),
                new ParallaxRateLimitOptions { PermitLimit = Permits, Window = Window },
                TimeSpan.FromHours(1) / 6),
            time);

        var calls = Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.Projects.GetAsync(Guid.Empty)));
        await time.ToEndOfAsync(calls, TimeSpan.FromHours(1));

        Assert.That(() => calls, Throws.Nothing);
        Assert.That(arrivals, Has.Count.EqualTo(60));
        Assert.That(leftWhileClosed, Is.LessThan(Permits * 2), "those that were under way when the gate closed, and nobody else");
    }
}

using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Parallax.Tests.Pipeline;

public sealed class RetryDelaysTests
{
    private static readonly Arbitrary<(int Seconds, int Attempts, double Random)> Any = (
        from seconds in Gen.Choose(0, 100_000)
        from attempts in Gen.Choose(1, 20)
        from random in Gen.Choose(0, 999_999)
        select (seconds, attempts, random / 1_000_000.0)).ToArbitrary();

    [Test]
    public void RetryAfter_up_to_an_hour_is_never_undercut_and_exceeded_only_by_the_own_delay()
        => Check(static (delays, test) =>
        {
            using var response = new HttpResponseMessage { Headers = { { "Retry-After", $"{test.Seconds}" } } };
            var asked = Math.Min(test.Seconds, 3_600);
            var wait = delays.After(response, test.Attempts).TotalSeconds;
            return wait >= asked && wait < Math.Max(asked + 0.25, Full(test.Attempts) + 0.001);
        });

    [Test]
    public void RetryAfter_that_is_no_hint_leaves_the_own_delay(
        [Values("0", "-5", "20.0", "1e3", "soon", "5, 6", "Mon, 10 Mar 2025 11:00:00 GMT", "")] string header)
        => Check((delays, test) =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return delays.After(response, test.Attempts) == delays.Backoff(test.Attempts);
        });

    [Test]
    public void RetryAfter_as_a_date_counts_from_the_date_of_the_response()
    {
        // The clock of the server is a year ahead.
        var now = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        using var response = new HttpResponseMessage(
            HttpStatusCode.TooManyRequests) { Headers = { Date = now, RetryAfter = new(now.AddSeconds(40)) } };
        Assert.That(RetryAfter.From(response, new FakeTime()), Is.EqualTo(TimeSpan.FromSeconds(40)));
    }

    [Test]
    public void The_waits_after_429s_without_a_hint_are_one_window_together(
        [Values("", "0", "20.0")] string header, [Values(2, 3, 5, 20)] int maxAttempts, [Values(2, 60, 3_600)] int window)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        var options = new ParallaxRetryOptions
        {
            MaxAttempts = maxAttempts,
            BaseDelay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(1)
        };
        var delays = new RetryDelays(options, TimeSpan.FromSeconds(window), new FakeTime(), () => 0);
        var waits = Enumerable.Range(1, maxAttempts - 1).Select(attempts => delays.After(response, attempts).TotalSeconds).ToList();
        Assert.That(waits.Sum(), Is.EqualTo(window).Within(1).Percent);
        Assert.That(waits, Is.Ordered, "the window may end in a moment: the first waits are short");
    }

    [Test]
    public void Without_word_from_the_server_a_wait_is_between_half_and_all_of_what_the_attempt_is_worth()
        => Check(static (delays, test) =>
        {
            var full = Full(test.Attempts);
            var wait = delays.After(response: null, test.Attempts).TotalSeconds;
            return wait >= full / 2 && wait <= full;
        });

    private static double Full(int attempts) => Math.Min(60, Math.Pow(2, attempts - 1));

    private static void Check(Func<RetryDelays, (int Seconds, int Attempts, double Random), bool> holds)
        => Prop.ForAll(
            Any,
            test => holds(new RetryDelays(new ParallaxRetryOptions(), TimeSpan.FromSeconds(60), new FakeTime(), () => test.Random), test))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}

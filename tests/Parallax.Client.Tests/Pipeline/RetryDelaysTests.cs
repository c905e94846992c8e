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
    public void What_the_server_asks_for_is_never_undercut_and_hardly_exceeded()
        => Check(static (delays, test) =>
        {
            using var response = new HttpResponseMessage { Headers = { { "Retry-After", $"{test.Seconds}" } } };
            var wait = delays.After(response, test.Attempts).TotalSeconds;
            return wait >= test.Seconds && wait < test.Seconds + 0.25;
        });

    [Test]
    public void Without_word_from_the_server_a_wait_is_between_half_and_all_of_what_the_attempt_is_worth()
        => Check(static (delays, test) =>
        {
            var full = Math.Min(60, Math.Pow(2, test.Attempts - 1));
            var wait = delays.After(response: null, test.Attempts).TotalSeconds;
            return wait >= full / 2 && wait <= full;
        });

    private static void Check(Func<RetryDelays, (int Seconds, int Attempts, double Random), bool> holds)
        => Prop.ForAll(Any, test => holds(new RetryDelays(new ParallaxRetryOptions(), new FakeTime(), () => test.Random), test))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}

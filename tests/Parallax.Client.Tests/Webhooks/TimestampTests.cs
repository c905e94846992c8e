using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parallax.Tests.Webhooks;

/// <summary>The time of a webhook, to the tick, and texts that only look like one.</summary>
internal sealed class TimestampTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly object[][] Boundaries =
    [
        [TimeSpan.FromMinutes(10), ParallaxWebhookVerdict.Valid],
        [TimeSpan.FromMinutes(10) + Tick, ParallaxWebhookVerdict.TooOld],
        [-TimeSpan.FromMinutes(10), ParallaxWebhookVerdict.Valid],
        [-TimeSpan.FromMinutes(10) - Tick, ParallaxWebhookVerdict.TooNew],
    ];

    [TestCaseSource(nameof(Boundaries))]
    public void Exactly_ten_minutes_are_within_the_tolerance_and_a_tick_more_is_not(TimeSpan passed, ParallaxWebhookVerdict expected)
        => Assert.That(Signed.Verify(time: At(passed)), Is.EqualTo(expected));

    [Test]
    public void A_tolerance_of_ones_own_holds_in_both_directions()
    {
        var tolerance = TimeSpan.FromSeconds(30);
        Assert.That(
            new[] { -30.1, -30, 30, 30.1 }.Select(seconds => Signed.Verify(time: At(TimeSpan.FromSeconds(seconds)), tolerance: tolerance)),
            Is.EqualTo(new[]
            {
                ParallaxWebhookVerdict.TooNew,
                ParallaxWebhookVerdict.Valid,
                ParallaxWebhookVerdict.Valid,
                ParallaxWebhookVerdict.TooOld
            }));
    }

    [Test]
    public void A_tolerance_can_be_nothing_or_everything()
        => Assert.That(
            new[]
            {
                Signed.Verify(tolerance: TimeSpan.Zero),
                Signed.Verify(tolerance: TimeSpan.Zero, time: At(Tick)),
                Signed.Verify(tolerance: TimeSpan.MaxValue, time: At(TimeSpan.FromDays(365_000))),
            },
            Is.EqualTo(new[] { ParallaxWebhookVerdict.Valid, ParallaxWebhookVerdict.TooOld, ParallaxWebhookVerdict.Valid }));

    [Test]
    public void A_tolerance_below_zero_is_refused([Values(-1, long.MinValue)] long ticks)
        => Assert.That(
            () => Signed.Verify(tolerance: TimeSpan.FromTicks(ticks)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("tolerance"));

    [TestCase("0", ParallaxWebhookVerdict.TooOld)]
    [TestCase("253402300799", ParallaxWebhookVerdict.TooNew, Description = "the last second that a DateTimeOffset has")]
    [TestCase("253402300800", ParallaxWebhookVerdict.TooNew)]
    [TestCase("1741608000000", ParallaxWebhookVerdict.TooNew, Description = "milliseconds")]
    [TestCase("9223372036854775807", ParallaxWebhookVerdict.TooNew, Description = "long.MaxValue")]
    [TestCase("0000000000000000000000001741608000", ParallaxWebhookVerdict.Valid)]
    public void Times_at_the_ends_of_the_scale_are_judged_when_they_are_signed(string timestamp, ParallaxWebhookVerdict expected)
        => Assert.That(Signed.Verify(timestamp: timestamp, signature: Sign(timestamp)), Is.EqualTo(expected));

    [Test]
    public void Clocks_at_the_ends_of_the_scale_are_no_failure()
        => Assert.That(
            new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue }.Select(
                now => Signed.Verify(time: At(now - new FakeTime().GetUtcNow()))),
            Is.EqualTo(new[] { ParallaxWebhookVerdict.TooNew, ParallaxWebhookVerdict.TooOld }));

    [TestCase("-1")]
    [TestCase("-9223372036854775808", Description = "long.MinValue")]
    [TestCase("9223372036854775808", Description = "more than a long holds")]
    [TestCase("99999999999999999999999999999999999999999999999999")]
    [TestCase("+1741608000")]
    [TestCase(" 1741608000")]
    [TestCase("1741608000 ")]
    [TestCase("1741608000\n")]
    [TestCase("1741608000\0")]
    [TestCase("1741608000.0")]
    [TestCase("1,741,608,000")]
    [TestCase("1.741608e9")]
    [TestCase("0x67CED500")]
    [TestCase("\u0661\u0667\u0664\u0661\u0666\u0660\u0668\u0660\u0660\u0660", Description = "Arabic-Indic digits")]
    [TestCase("\uFF11\uFF17\uFF14\uFF11\uFF16\uFF10\uFF18\uFF10\uFF10\uFF10", Description = "wide digits")]
    [TestCase("2025-03-10T12:00:00Z")]
    [TestCase("1741608000,1741608000", Description = "the header twice")]
    [TestCase(" ")]
    public void Nothing_but_ASCII_digits_is_a_time_even_if_it_is_signed(string timestamp)
        => Assert.That(
            Signed.Verify(timestamp: timestamp, signature: Sign(timestamp)), Is.EqualTo(ParallaxWebhookVerdict.MalformedTimestamp));

    [Test]
    public void A_timestamp_of_a_million_digits_is_judged_and_refused()
        => Assert.That(Signed.Verify(timestamp: new string('9', 1_000_000)), Is.EqualTo(ParallaxWebhookVerdict.MalformedTimestamp));

    [Test]
    public void The_culture_does_not_matter()
    {
        using var elsewhere = new Surroundings("ar-SA", "Pacific/Kiritimati");
        Assert.That(Signed.Verify(), Is.EqualTo(ParallaxWebhookVerdict.Valid));
    }

    [Test]
    public void Of_a_webhook_that_was_not_signed_the_time_is_not_judged()
        => Assert.That(Signed.Verify(secret: "another", time: At(TimeSpan.FromDays(1))), Is.EqualTo(ParallaxWebhookVerdict.WrongSignature));

    private static FakeTime At(TimeSpan passed)
    {
        var time = new FakeTime();
        time.Advance(passed);
        return time;
    }

    private static string Sign(string timestamp)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Signed.Secret), Encoding.UTF8.GetBytes($"{timestamp}.{Signed.Json}"));
        return $"sha256={Convert.ToHexString(hash)}";
    }
}

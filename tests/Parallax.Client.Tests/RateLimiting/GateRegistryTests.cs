namespace Parallax.Tests.RateLimiting;

internal sealed class GateRegistryTests
{
    private static readonly Uri Host = new("https://host/");
    private static readonly ParallaxRateLimitOptions Limit = new() { PermitLimit = 3, Window = TimeSpan.FromSeconds(60) };

    private readonly FakeTime _time = new();

    [Test]
    public void Rotating_onto_a_key_in_use_makes_one_gate_of_two()
    {
        var (left, joined) = (Join("old"), Join("new"));
        Assert.That(GateRegistry.Rotate("old", "new", Host, _time), Is.SameAs(joined));
        Assert.That((left.Latest, joined.Users), Is.EqualTo((joined, 2)));
        Assert.That(
            GateRegistry.Find("old", Host, _time), Is.SameAs(joined), "a client that comes with the old key counts with the others");
        Assert.That(joined.Status(ParallaxPriority.Normal).BlockedUntil, Is.Null, "the server refused nothing");
    }

    [Test]
    public void Rotating_there_and_back_stalls_no_window()
    {
        Join("there");
        var gate = Join("here");
        for (var turn = 0; turn < 10; turn++)
        {
            Assert.That(GateRegistry.Rotate("here", "there", Host, _time), Is.SameAs(GateRegistry.Rotate("there", "here", Host, _time)));
        }

        Assert.That(gate.Latest.Status(ParallaxPriority.Normal), Has.Property("Available").EqualTo(3).And.Property("BlockedUntil").Null);
    }

    [Test]
    public void Rotating_onto_a_key_that_no_client_uses_takes_the_gate_along()
    {
        var gate = Join("before");
        Assert.That(GateRegistry.Rotate("before", "after", Host, _time), Is.SameAs(gate));
        Assert.That(gate.Users, Is.EqualTo(1));
        Assert.That(GateRegistry.Find("after", Host, _time), Is.SameAs(gate));
    }

    [Test]
    public void Keys_that_were_rotated_away_are_forgotten()
    {
        Join("key-0");
        for (var turn = 1; turn <= 1_000; turn++)
        {
            _time.Advance(Limit.Window);
            GateRegistry.Rotate($"key-{turn - 1}", $"key-{turn}", Host, _time);
        }

        Assert.That(Enumerable.Range(0, 1_000).Count(turn => GateRegistry.Find($"key-{turn}", Host, _time) is not null), Is.LessThan(200));
        Assert.That(GateRegistry.Find("key-1000", Host, _time), Is.Not.Null);
    }

    [Test]
    public void Gates_that_nobody_needs_are_not_kept_for_ever()
    {
        var (unused, used, busy) = (Join("unused"), Join("used"), Join("busy"));
        GateRegistry.Leave("unused", Host, _time);
        GateRegistry.Leave("busy", Host, _time);
        Assert.That(busy.Acquire(new GatePlace(ParallaxPriority.Normal, 1), TimeSpan.Zero), Is.Null);
        for (var other = 0; other < 200; other++)
        {
            Join($"other-{other}");
            GateRegistry.Leave($"other-{other}", Host, _time);
        }

        Assert.Multiple(() =>
        {
            Assert.That(GateRegistry.Find("unused", Host, _time), Is.Null);
            Assert.That(GateRegistry.Find("used", Host, _time), Is.SameAs(used));
            Assert.That(GateRegistry.Find("busy", Host, _time), Is.SameAs(busy), "a permit is out");
            Assert.That(GateRegistry.Find("other-199", Host, _time), Is.Not.Null, "a few are kept");
        });
    }

    [Test]
    public void A_client_that_is_gone_joins_no_more()
    {
        var gate = new SharedGate(
            new ParallaxClientOptions { ApiKey = "gone" },
            _time,
            new ClientLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        gate.Dispose();
        Assert.That(() => gate.Use("gone"), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Those_that_wait_elsewhere_are_told_when_the_gate_closes_and_while_it_is()
    {
        var gate = new RateGate(3, Limit.Window, reserve: 0, _time);
        var before = gate.Recall(ParallaxPriority.Normal);
        Assert.That(before.IsCancellationRequested, Is.False);
        gate.Close(TimeSpan.FromSeconds(5));
        Assert.That(gate.Recall(ParallaxPriority.Normal).IsCancellationRequested, Is.True);
        Assert.That(() => before.IsCancellationRequested, Is.True.After(10_000, 1), "told on another thread");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(gate.Recall(ParallaxPriority.Normal).IsCancellationRequested, Is.False);
    }

    private RateGate Join(string key) => GateRegistry.Join(key, Host, Limit, _time);
}

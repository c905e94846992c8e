namespace Parallax.Tests.RateLimiting;

internal sealed class GateRegistryTests
{
    private static readonly Uri Host = new("https://host/");
    private static readonly ParallaxRateLimitOptions Limit = new() { PermitLimit = 3, Window = TimeSpan.FromSeconds(60) };

    private readonly FakeTime _time = new();

    [Test]
    public void Whoever_rotates_onto_a_key_in_use_changes_over_and_its_gate_waits_for_what_was_sent_before()
    {
        var (left, joined) = (Join("old"), Join("new"));
        Assert.That(GateRegistry.Rotate(left, "new", Host, _time), Is.SameAs(joined));
        Assert.That((left.Users, joined.Users), Is.EqualTo((0, 2)));
        Assert.That(joined.ClosedUntil, Is.EqualTo(_time.GetUtcNow() + Limit.Window));
    }

    [Test]
    public void Whoever_rotates_onto_a_key_that_nobody_uses_takes_the_gate_along()
    {
        var gate = Join("before");
        Assert.That(GateRegistry.Rotate(gate, "after", Host, _time), Is.SameAs(gate));
        Assert.That(GateRegistry.Rotate(gate, "after", Host, _time), Is.SameAs(gate));
        Assert.That((gate.Users, gate.ClosedUntil), Is.EqualTo((1, (DateTimeOffset?)null)));
        Assert.That(GateRegistry.Find("after", Host, _time), Is.SameAs(gate));
    }

    [Test]
    public void Gates_that_nobody_needs_are_not_kept_for_ever()
    {
        var (unused, used, busy) = (Join("unused"), Join("used"), Join("busy"));
        GateRegistry.Leave(unused);
        GateRegistry.Leave(busy);
        Assert.That(busy.Acquire(ticket: 1, TimeSpan.Zero), Is.Null);
        for (var other = 0; other < 200; other++)
        {
            GateRegistry.Leave(Join($"other-{other}"));
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
        var gate = new SharedGate(new ParallaxClientOptions { ApiKey = "gone" }, _time, new ClientLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        gate.Dispose();
        Assert.That(() => gate.Use("gone"), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Those_that_wait_elsewhere_are_told_when_the_gate_closes_and_while_it_is()
    {
        var gate = new RateGate(3, Limit.Window, _time);
        var before = gate.Closing;
        Assert.That(before.IsCancellationRequested, Is.False);
        gate.Close(TimeSpan.FromSeconds(5));
        Assert.That(gate.Closing.IsCancellationRequested, Is.True);
        Assert.That(() => before.IsCancellationRequested, Is.True.After(10_000, 1), "told on another thread");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(gate.Closing.IsCancellationRequested, Is.False);
    }

    private RateGate Join(string key) => GateRegistry.Join(key, Host, Limit, _time);
}

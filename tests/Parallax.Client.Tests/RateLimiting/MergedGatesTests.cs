namespace Parallax.Tests.RateLimiting;

/// <summary>
/// Two gates that turn out to count for one user: what was taken at the old one counts at the new one, and no call is lost between them.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MergedGatesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly FakeTime _time = new();
    private long _ticket;

    [Test]
    public void Permits_that_were_used_at_the_old_gate_count_at_the_new_one_for_a_window()
    {
        var (old, next) = (Gate(), Gate());
        Use(old);
        Use(old);
        old.MergeInto(next);
        Assert.That(next.Status(ParallaxPriority.Normal).Available, Is.EqualTo(1));
        _time.Advance(Window);
        Assert.That(next.Status(ParallaxPriority.Normal).Available, Is.EqualTo(3));
    }

    [Test]
    public void Permits_of_background_calls_count_as_such_at_the_new_gate_also()
    {
        var (old, next) = (new RateGate(3, Window, reserve: 1, _time), new RateGate(3, Window, reserve: 1, _time));
        Assert.That(old.Acquire(new GatePlace(ParallaxPriority.Background, ++_ticket), TimeSpan.MaxValue), Is.Null);
        Assert.That(old.Acquire(new GatePlace(ParallaxPriority.Background, ++_ticket), TimeSpan.MaxValue), Is.Null);
        old.Release(ParallaxPriority.Background);
        old.MergeInto(next);
        Assert.That(
            (next.Status(ParallaxPriority.Normal).Available, next.Status(ParallaxPriority.Background).Available), Is.EqualTo((1, 0)));
        old.Release(ParallaxPriority.Background);
        _time.Advance(Window);
        Assert.That(
            (next.Status(ParallaxPriority.Normal).Available, next.Status(ParallaxPriority.Background).Available), Is.EqualTo((3, 2)));
    }

    [Test]
    public void Gates_that_were_both_full_let_no_call_leave_before_one_has_room()
    {
        var (old, next) = (Gate(), Gate());
        for (var call = 0; call < 3; call++)
        {
            Use(old);
            Use(next);
        }

        old.MergeInto(next);
        var waiters = Enumerable.Range(0, 4).Select(_ => next.Acquire(Place(), TimeSpan.MaxValue)!).ToList();
        _time.Advance(Window - TimeSpan.FromTicks(1));
        Assert.That(waiters.Count(waiter => waiter.Task.IsCompleted), Is.Zero);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.That(waiters.Count(waiter => waiter.Task.IsCompleted), Is.EqualTo(3));
    }

    [Test]
    public void Calls_queued_at_the_old_gate_go_on_waiting_at_the_new_one_in_their_order()
    {
        var (old, next) = (Gate(), Gate());
        for (var call = 0; call < 3; call++)
        {
            Use(old);
            Use(next);
        }

        var first = old.Acquire(Place(), TimeSpan.MaxValue)!;
        var second = next.Acquire(Place(), TimeSpan.MaxValue)!;
        var third = old.Acquire(Place(), TimeSpan.MaxValue)!;
        var fourth = old.Acquire(Place(), TimeSpan.MaxValue)!;
        old.MergeInto(next);
        _time.Advance(Window);
        Assert.That(
            new[] { first, second, third, fourth }.Select(waiter => waiter.Task.IsCompletedSuccessfully),
            Is.EqualTo(new[] { true, true, true, false }));
        old.Leave(fourth);
        Assert.That(next.Status(ParallaxPriority.Normal).Queued, Is.Zero, "who leaves the old gate leaves the queue where it now is");
    }

    [Test]
    public void Calls_under_way_return_their_permit_to_the_new_gate()
    {
        var (old, next) = (Gate(), Gate());
        Assert.That(old.Acquire(Place(), TimeSpan.MaxValue), Is.Null);
        Assert.That(old.Acquire(Place(), TimeSpan.MaxValue), Is.Null);
        old.MergeInto(next);
        Assert.That(next.Status(ParallaxPriority.Normal).UnderWay, Is.EqualTo(2));
        old.Release(ParallaxPriority.Normal);
        old.GiveBack(ParallaxPriority.Normal);
        Assert.That(next.Status(ParallaxPriority.Normal), Has.Property("UnderWay").Zero.And.Property("Available").EqualTo(2));
        _time.Advance(Window);
        Assert.That(next.IsIdle);
    }

    [Test]
    public void Closing_one_gate_closes_both_and_a_closure_of_the_old_one_is_kept()
    {
        var (old, next) = (Gate(), Gate());
        var waiting = old.Recall(ParallaxPriority.Normal);
        old.Close(TimeSpan.FromSeconds(30));
        old.MergeInto(next);
        Assert.That(next.Acquire(Place(), TimeSpan.MaxValue), Is.Not.Null, "after a 429 no call leaves");
        Assert.That(
            (waiting.IsCancellationRequested, old.Recall(ParallaxPriority.Normal).IsCancellationRequested), Is.EqualTo((true, true)));
        old.Close(TimeSpan.FromSeconds(90));
        Assert.That(next.Status(ParallaxPriority.Normal).BlockedUntil, Is.EqualTo(_time.GetUtcNow().AddSeconds(90)));
    }

    [Test]
    public async Task Clients_whose_keys_alternate_make_no_more_calls_than_one_limit_allows()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var turn = 0;
        var arrivals = new List<DateTimeOffset>();
        using var server = new Recorder(_ =>
        {
            lock (arrivals)
            {
                arrivals.Add(_time.GetUtcNow());
            }

            return Answer.Json(Answer.Object);
        });
        using var alternating = TestClient.Gated(
            server,
            _time,
            options => options.ApiKeyProvider = _ => ValueTask.FromResult(
                Interlocked.Increment(ref turn) % 2 == 0 ? "pat_even" : "pat_odd"));
        using var other = TestClient.Gated(server, _time, options => options.ApiKey = "pat_even");
        await other.Projects.GetAsync(Guid.Empty);
        var calls = Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 3 == 0 ? other : alternating).Projects.GetAsync(Guid.Empty)));
        var took = await _time.ToEndOfAsync(calls, TimeSpan.FromHours(1));
        await calls;
        var most = arrivals.Max(begin => arrivals.Count(arrival => arrival >= begin && arrival < begin + Window));
        Assert.That((most, took), Is.EqualTo((3, 4 * Window)), "13 calls through 3 a window, and no window that is lost");
    }

    private RateGate Gate() => new(3, Window, reserve: 0, _time);

    private GatePlace Place() => new(ParallaxPriority.Normal, ++_ticket);

    private void Use(RateGate gate)
    {
        Assert.That(gate.Acquire(Place(), TimeSpan.MaxValue), Is.Null);
        gate.Release(ParallaxPriority.Normal);
    }
}

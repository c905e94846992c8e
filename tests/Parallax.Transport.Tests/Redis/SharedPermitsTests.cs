using System.Threading.RateLimiting;

namespace Parallax.Tests.Transport.Redis;

/// <summary>Two processes and one Redis: who gets the permits, and when.</summary>
[CancelAfter(60_000)]
internal sealed class SharedPermitsTests
{
    private static readonly TimeSpan ShortWindow = TimeSpan.FromMilliseconds(300);

    private static string Name => TestContext.CurrentContext.Test.ID;

    [Test]
    public async Task Permits_of_both_are_those_of_one_limit()
    {
        using var one = new OneProcess(Name);
        using var other = new OneProcess(Name);
        await one.AcquireAsync();
        await other.AcquireAsync();
        Assert.That((await one.TakeAllAsync(), await other.TakeAllAsync()), Is.EqualTo((3, 0)));
    }

    [Test]
    public async Task Permits_of_another_name_are_others()
    {
        using var one = new OneProcess(Name);
        using var other = new OneProcess($"{Name}-other");
        Assert.That((await one.TakeAllAsync(), await other.TakeAllAsync()), Is.EqualTo((5, 5)));
    }

    [Test]
    public async Task Background_calls_leave_the_reserve_to_normal_ones_over_both()
    {
        using var one = new OneProcess(Name);
        using var other = new OneProcess(Name);
        await one.AcquireAsync(ParallaxPriority.Background);
        Assert.That(await other.TakeAllAsync(ParallaxPriority.Background), Is.EqualTo(2), "three of five, and one was taken");
        Assert.That(await one.TakeAllAsync(ParallaxPriority.Background), Is.Zero);
        Assert.That(await one.TakeAllAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Permit_comes_back_one_window_after_it_was_returned([Values] ParallaxPriority priority)
    {
        using var one = new OneProcess(Name) { Window = ShortWindow, Limit = 1, Reserve = 0 };
        using var other = new OneProcess(Name) { Window = ShortWindow, Limit = 1, Reserve = 0 };
        var held = await one.AcquireAsync();
        var waiting = other.AcquireAsync(priority);
        Assert.That(await other.WaitsAsync(waiting), Is.True);
        for (var window = 0; window < 3; window++)
        {
            // It asks in vain: as long as the permit is held, it is out.
            other.Time.Advance(ShortWindow);
            Assert.That(await other.WaitsAsync(waiting), Is.True);
        }

        held.Dispose();
        using var lease = await other.ToEndAsync(waiting);
        Assert.That(lease.IsAcquired, Is.True);
    }

    [Test]
    public async Task Permit_that_a_cancelled_call_got_all_the_same_is_free_at_once()
    {
        using var one = new OneProcess(Name);
        for (var round = 0; round < 20; round++)
        {
            using var source = new CancellationTokenSource();
            var call = one.AcquireAsync(ParallaxPriority.Normal, source.Token);
            await source.CancelAsync();
            Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        }

        // What is given up is given back behind the answer.
        var permits = SharedGarnet.Connection.GetDatabase();
        while (await permits.SortedSetLengthAsync($"{{parallax:{Name}}}:permits") > 0)
        {
            await OneProcess.YieldAsync();
        }

        Assert.That(await one.TakeAllAsync(), Is.EqualTo(5));
    }

    [Test]
    public async Task Normal_calls_that_wait_go_before_background_calls_of_another_process()
    {
        using var one = new OneProcess(Name) { Window = ShortWindow, Reserve = 0 };
        using var other = new OneProcess(Name) { Window = ShortWindow, Reserve = 0 };
        var held = await FiveOfAsync(one);
        var normal = one.AcquireAsync();
        Assert.That(await one.WaitsAsync(normal), Is.True);
        var background = other.AcquireAsync(ParallaxPriority.Background);
        Assert.That(await other.WaitsAsync(background), Is.True);

        // All permits come back, and of all that wait, the background call asks first, and often.
        held.ForEach(lease => lease.Dispose());
        await PermitsAreFreeAsync();
        for (var asked = 0; asked < 20; asked++)
        {
            other.Time.Advance(ShortWindow);
            Assert.That(await other.WaitsAsync(background), Is.True);
        }

        using var first = await one.ToEndAsync(normal);
        using var second = await other.ToEndAsync(background);
        Assert.That((first.IsAcquired, second.IsAcquired), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Background_calls_need_not_wait_for_normal_ones_that_gave_up()
    {
        using var one = new OneProcess(Name) { Window = ShortWindow, Reserve = 0 };
        using var other = new OneProcess(Name) { Window = ShortWindow, Reserve = 0 };
        var held = await FiveOfAsync(one);
        using var source = new CancellationTokenSource();
        var normal = one.AcquireAsync(ParallaxPriority.Normal, source.Token);
        Assert.That(await one.WaitsAsync(normal), Is.True);
        held.ForEach(lease => lease.Dispose());
        await PermitsAreFreeAsync();
        await source.CancelAsync();
        Assert.That(() => normal, Throws.InstanceOf<OperationCanceledException>());
        using var background = await other.ToEndAsync(other.AcquireAsync(ParallaxPriority.Background));
        Assert.That(background.IsAcquired, Is.True);
    }

    [Test]
    public async Task Normal_call_asks_although_background_calls_of_its_process_wait()
    {
        using var one = new OneProcess(Name);
        await one.TakeAllAsync(ParallaxPriority.Background);
        var background = one.AcquireAsync(ParallaxPriority.Background);
        Assert.That(await one.WaitsAsync(background), Is.True);
        using var normal = await one.AcquireAsync();
        Assert.That((normal.IsAcquired, background.IsCompleted), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Block_of_one_is_told_to_the_other_with_the_time_that_is_left()
    {
        using var one = new OneProcess(Name);
        using var other = new OneProcess(Name);
        one.Block(TimeSpan.FromSeconds(30));
        one.Block(TimeSpan.FromSeconds(10));
        using var normal = await other.AcquireAsync();
        using var background = await other.AcquireAsync(ParallaxPriority.Background);
        foreach (var lease in (RateLimitLease[])[normal, background])
        {
            Assert.That(lease.IsAcquired, Is.False);
            Assert.That(lease.TryGetMetadata(MetadataName.RetryAfter, out var left), Is.True);
            Assert.That(left, Is.InRange(TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(30)), "the longer one counts");
        }
    }

    [Test]
    public async Task Block_that_is_over_leaves_all_permits()
    {
        using var one = new OneProcess(Name);
        one.Block(TimeSpan.FromMilliseconds(50));
        RateLimitLease lease;
        do
        {
            await OneProcess.YieldAsync();
            lease = await one.AcquireAsync();
        }
        while (!lease.IsAcquired);
        Assert.That(await one.TakeAllAsync(), Is.EqualTo(4));
    }

    private static async Task<List<RateLimitLease>> FiveOfAsync(OneProcess process)
    {
        List<RateLimitLease> leases = [];
        while (leases.Count < 5)
        {
            leases.Add(await process.AcquireAsync());
        }

        return leases;
    }

    private static async Task PermitsAreFreeAsync()
    {
        // On the clock of Redis: permits that are out come back later than now.
        var redis = SharedGarnet.Connection.GetDatabase();
        var server = SharedGarnet.Connection.GetServers()[0];
        while (await redis.SortedSetLengthAsync($"{{parallax:{Name}}}:permits", await NowAsync()) > 0)
        {
            await OneProcess.YieldAsync();
        }

        async Task<double> NowAsync() => (await server.TimeAsync() - DateTime.UnixEpoch).TotalMicroseconds;
    }
}

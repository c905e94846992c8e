using System.Threading.RateLimiting;

namespace Parallax.Tests.Transport.Redis;

/// <summary>The limiter while Redis is away, hangs and comes back.</summary>
[CancelAfter(60_000)]
internal sealed class RedisAwayTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    [Test]
    public async Task Redis_that_was_never_there_is_not_waited_for()
    {
        await using var redis = await RedisConnections.OpenAsync($"127.0.0.1:{LoopbackPorts.Free()}");
        using var process = new OneProcess("never", redis);
        var call = process.AcquireAsync();
        Assert.That(call.IsFaulted, Is.True, "at once");
        Assert.That(() => call, Throws.InvalidOperationException.With.Message.Contains("Redis is not connected"));
        Assert.That(() => process.Block(TimeSpan.FromSeconds(1)), Throws.Nothing);
    }

    [Test]
    public async Task Redis_that_hangs_costs_the_calls_that_wait_one_timeout_and_later_ones_nothing()
    {
        await using var wire = Wire.To(SharedGarnet.Port);
        await using var redis = await RedisConnections.OpenAsync(wire.Address);
        using var process = new OneProcess(TestContext.CurrentContext.Test.ID, redis);
        using var before = await process.AcquireAsync();
        Assert.That(before.IsAcquired, Is.True);

        wire.Hang();
        var asking = process.AcquireAsync();
        var behind = process.AcquireAsync();
        await UntilAsync(() => process.Time.NextDue is not null);
        process.Time.Advance(Timeout);
        Assert.That(() => asking, Throws.InvalidOperationException.With.Message.Contains("did not answer within 00:01:00"));
        Assert.That(() => behind, Throws.InvalidOperationException);
        Assert.That(process.AcquireAsync().IsFaulted, Is.True, "at once");
    }

    [Test]
    public async Task Redis_that_hung_is_asked_in_the_background_and_used_again_when_it_answers()
    {
        await using var wire = Wire.To(SharedGarnet.Port);
        await using var redis = await RedisConnections.OpenAsync(wire.Address);
        using var process = new OneProcess(TestContext.CurrentContext.Test.ID, redis);
        wire.Hang();
        var asking = process.AcquireAsync();
        await UntilAsync(() => process.Time.NextDue is not null);
        process.Time.Advance(Timeout);
        Assert.That(() => asking, Throws.InvalidOperationException);

        process.Time.Advance(Pause - TimeSpan.FromTicks(1));
        Assert.That(process.AcquireAsync().IsFaulted, Is.True, "the call goes on");
        Assert.That(process.Time.NextDue, Is.Null, "Redis is left alone");
        process.Time.Advance(TimeSpan.FromTicks(1));
        Assert.That(process.AcquireAsync().IsFaulted, Is.True, "the call goes on");
        Assert.That(process.Time.NextDue, Is.Not.Null, "and Redis is asked");
        process.Time.Advance(Timeout);
        Assert.That(process.AcquireAsync().IsFaulted, Is.True, "it did not answer");

        wire.WakeUp();
        process.Time.Advance(Pause);
        Assert.That(process.AcquireAsync().IsFaulted, Is.True);
        using var lease = await AsSoonAsThereIsOneAsync(process);
        Assert.That(lease.IsAcquired, Is.True);

        // What was asked for in vain was given back behind the answers.
        var permits = SharedGarnet.Connection.GetDatabase();
        await UntilAsync(() => permits.SortedSetLength($"{{parallax:{TestContext.CurrentContext.Test.ID}}}:permits") == 1);
    }

    [Test]
    public async Task Redis_that_was_cut_off_is_used_again_when_it_is_back()
    {
        await using var wire = Wire.To(SharedGarnet.Port);
        await using var redis = await RedisConnections.OpenAsync(wire.Address);
        using var process = new OneProcess(TestContext.CurrentContext.Test.ID, redis) { Limit = 1000, Reserve = 0 };
        await wire.CutAsync();
        Exception? failure = null;
        while (failure is null)
        {
            await OneProcess.YieldAsync();
            failure = (await ToEndAsync(process.AcquireAsync())).Exception?.InnerException;
        }

        Assert.That(failure, Is.TypeOf<InvalidOperationException>());
        wire.Connect();
        using var lease = await AsSoonAsThereIsOneAsync(process);
        Assert.That(lease.IsAcquired, Is.True);
    }

    [Test]
    public async Task Normal_calls_that_wait_learn_within_their_wait_that_Redis_is_gone()
    {
        await using var wire = Wire.To(SharedGarnet.Port);
        await using var redis = await RedisConnections.OpenAsync(wire.Address);
        using var process = new OneProcess(TestContext.CurrentContext.Test.ID, redis);
        await process.TakeAllAsync();
        var first = process.AcquireAsync();
        var second = process.AcquireAsync();
        Assert.That(await process.WaitsAsync(first), Is.True);
        await wire.CutAsync();
        await UntilAsync(() => !redis.IsConnected);
        process.Time.Advance(process.Window);
        Assert.That(() => first, Throws.InvalidOperationException.With.Message.Contains("not connected"));
        Assert.That(() => second, Throws.InvalidOperationException.With.Message.Contains("not connected"));
    }

    // Redis is asked again after a pause: it passes on the clock of the limiter.
    private static async Task<RateLimitLease> AsSoonAsThereIsOneAsync(OneProcess process)
    {
        while (true)
        {
            await OneProcess.YieldAsync();
            process.Time.Advance(Pause);
            var call = await ToEndAsync(process.AcquireAsync());
            if (call.IsCompletedSuccessfully)
            {
                return await call;
            }
        }
    }

    private static async Task<Task<RateLimitLease>> ToEndAsync(Task<RateLimitLease> call)
    {
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return call;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await OneProcess.YieldAsync();
        }
    }
}

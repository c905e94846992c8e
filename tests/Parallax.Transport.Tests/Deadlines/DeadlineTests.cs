using Parallax.Tests.Transport.Driving;
using Parallax.Tests.Transport.Matrix;

namespace Parallax.Tests.Transport.Deadlines;

/// <summary>A server that keeps the client waiting, and the end of that.</summary>
[CancelAfter(60_000)]
internal sealed class DeadlineTests
{
    [Test]
    public async Task A_cancelled_call_ends_at_once_and_is_not_a_failure(
        [Values] Verb verb, [Values] bool applied, CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rule = server.Emulator.Faults.Always(applied ? ParallaxFault.Stall().AfterApplying() : ParallaxFault.Stall());
        var call = server.CallAsync(verb, caller.Token);
        await rule.WaitForHitsAsync(1, cancellationToken);
        await caller.CancelAsync();
        var failure = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(failure.CancellationToken, Is.EqualTo(caller.Token));
        Assert.That((server.Emulator.Requests.Count, server.Time.Elapsed), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_call_cancelled_in_mid_body_ends_at_once(
        [Values(Verb.Get, Verb.Post)] Verb verb, CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        server.Emulator.Faults.Always(ParallaxFault.StallInBody());
        var call = server.CallAsync(verb, caller.Token);
        await server.Time.UntilAsync(() => server.Headers.Seen > 0, cancellationToken);
        await caller.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((server.Emulator.Requests.Count, server.Time.Elapsed), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_call_cancelled_between_two_attempts_ends_at_once(CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        server.Emulator.Faults.Always(ParallaxFault.Status(503));
        var call = server.CallAsync(Verb.Get, caller.Token);
        await server.Time.UntilAsync(() => server.Time.Attempts > 0 && !server.Time.AttemptIsUnderWay, cancellationToken);
        await caller.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((server.Emulator.Requests.Count, server.Time.Elapsed), Is.EqualTo((1, TimeSpan.Zero)));
    }

    [Test]
    public async Task All_attempts_together_end_with_the_total_timeout(CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync(new FaultyServerSettings
        {
            Configure = options => options.TotalTimeout = Limits.ShortCall
        });
        var rule = server.Emulator.Faults.Always(ParallaxFault.Stall());
        var call = server.CallAsync(Verb.Get, cancellationToken);
        await new TimeDriver(server.Time, Holding.FromTheStart, rule, server.Headers).DriveAsync(call, cancellationToken);
        var failure = await Assert.ThrowsAsync<ParallaxTimeoutException>(() => call);
        Assert.That(failure.Message, Does.Contain("TotalTimeout"));
        Assert.That((failure.Attempts, server.Time.Elapsed), Is.EqualTo((3, Limits.ShortCall)));
    }
}

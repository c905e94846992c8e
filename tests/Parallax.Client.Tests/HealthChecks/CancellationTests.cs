using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parallax.Tests.HealthChecks.Support;

namespace Parallax.Tests.HealthChecks;

/// <summary>Whoever asked has gone, or the service goes.</summary>
[CancelAfter(60_000)]
internal sealed class CancellationTests
{
    [Test]
    public async Task Cancelled_before_it_begins_nothing_is_asked()
    {
        await using var service = await CheckedService.StartAsync();
        Assert.That(() => service.CheckAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(service.Arrivals, Is.Zero);
    }

    [Test]
    public async Task A_cancelled_check_ends_its_call_and_leaves_nothing_behind_for_the_next(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync();
        using var source = new CancellationTokenSource();
        var stalled = service.Emulator.Faults.Next(ParallaxFault.Stall());
        var check = service.CheckAsync(source.Token);
        await stalled.WaitForHitsAsync(1, cancellationToken);
        await source.CancelAsync();
        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => check)).CancellationToken, Is.EqualTo(source.Token));

        Assert.That(((await service.CheckAsync(cancellationToken)).Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
        await CheckedService.UntilAsync(() => service.Time.NextDue is null, cancellationToken);
    }

    [Test]
    public async Task Another_that_waits_for_the_same_call_gets_its_outcome(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync();
        using var source = new CancellationTokenSource();
        var delayed = service.Emulator.Faults.Next(ParallaxFault.Delay(TimeSpan.FromSeconds(1)));
        var (cancelled, other) = (service.CheckAsync(source.Token), service.CheckAsync(cancellationToken));
        await delayed.WaitForHitsAsync(1, cancellationToken);
        await source.CancelAsync();
        Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());

        await CheckedService.UntilAsync(
            () => service.Time.NextDue <= service.Time.GetUtcNow() + TimeSpan.FromSeconds(1), cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(((await other).Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 1)));
    }

    [Test]
    public async Task A_call_whose_outcome_is_wanted_later_does_not_end_with_a_later_check(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.RateLimit.PermitLimit = 1);
        await service.Client.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);
        var impatient = service.CheckAsync(cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(30));
        await impatient;

        using var source = new CancellationTokenSource();
        var cancelled = service.CheckAsync(source.Token);
        await source.CancelAsync();
        Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());

        service.Time.Advance(TimeSpan.FromSeconds(30));
        await CheckedService.UntilAsync(() => service.Arrivals == 2, cancellationToken);
    }

    [Test]
    public async Task With_the_container_goes_the_call_and_every_timer(CancellationToken cancellationToken)
    {
        var service = await CheckedService.StartAsync();
        await using var emulator = service.Emulator;
        var stalled = emulator.Faults.Next(ParallaxFault.Stall());
        var check = service.CheckAsync(cancellationToken);
        await stalled.WaitForHitsAsync(1, cancellationToken);
        await ((ServiceProvider)service.Services).DisposeAsync();
        Assert.That(() => check, Throws.InstanceOf<OperationCanceledException>());
        await CheckedService.UntilAsync(() => service.Time.NextDue is null, cancellationToken);
    }

    [Test]
    public async Task A_call_that_fails_otherwise_when_it_is_ended_holds_nobody_up(CancellationToken cancellationToken)
    {
        CheckedService service = null!;
        service = await CheckedService.StartAsync(extend: services => services.AddSingleton(FailingClient.Create(
            () => ((ServiceProvider)service.Services).Dispose())));
        await using var emulator = service.Emulator;
        Assert.That(() => service.CheckAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(cancellationToken.IsCancellationRequested, Is.False, "it was the check that ended");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parallax.Tests.HealthChecks.Support;

namespace Parallax.Tests.HealthChecks;

/// <summary>What a check says while the API must not be asked, or cannot be.</summary>
[CancelAfter(60_000)]
internal sealed class GateTests
{
    private static readonly TimeSpan Closure = TimeSpan.FromMinutes(10);

    [Test]
    public async Task While_the_gate_is_closed_the_last_result_is_reported_and_nothing_asked()
    {
        await using var service = await CheckedService.StartAsync();
        await service.CheckAsync();
        await service.CloseGateAsync(Closure);
        service.Time.Advance(TimeSpan.FromMinutes(2));

        var result = await service.CheckAsync();

        var until = service.Client.RateLimit.BlockedUntil!.Value;
        Assert.That((result.Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
        Assert.That((result.Data["age"], result.Data["closedUntil"]), Is.EqualTo((TimeSpan.FromMinutes(2), until)));
        Assert.That(
            result.Description,
            Is.EqualTo($"The API answered. That was 120 s ago. No call leaves until {until:u}, since the API said 429."));
    }

    [Test]
    public async Task The_same_with_a_failure()
    {
        await using var service = await CheckedService.StartAsync();
        service.Emulator.Faults.Next(ParallaxFault.Status(401)).OnPath("/v1/clients");
        await service.CheckAsync();
        await service.CloseGateAsync(Closure);
        service.Time.Advance(TimeSpan.FromMinutes(2));
        var result = await service.CheckAsync();
        Assert.That((result.Status, result.Data["statusCode"], service.Arrivals), Is.EqualTo((HealthStatus.Unhealthy, 401, 2)));
    }

    [Test]
    public async Task With_nothing_known_a_closed_gate_is_Degraded()
    {
        await using var service = await CheckedService.StartAsync();
        await service.CloseGateAsync(Closure);
        var result = await service.CheckAsync();
        Assert.That((result.Status, service.Arrivals), Is.EqualTo((HealthStatus.Degraded, 1)));
        Assert.That(result.Description, Does.StartWith("Nothing is known yet. No call leaves until 2025-03-10 12:10:0"));
        Assert.That(result.Data.Keys, Is.EqualTo(new[] { "closedUntil" }));
    }

    [Test]
    public async Task When_it_opens_the_API_is_asked_again()
    {
        await using var service = await CheckedService.StartAsync();
        await service.CloseGateAsync(Closure);
        await service.CheckAsync();
        service.Time.Advance(Closure + TimeSpan.FromSeconds(1));
        var result = await service.CheckAsync();
        Assert.That((result.Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
        Assert.That(result.Data, Has.None.Property("Key").EqualTo("closedUntil"));
    }

    [Test]
    public async Task A_429_of_its_own_does_not_hold_the_check_up_and_is_waited_out_once(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync();
        service.Emulator.Faults.Next(ParallaxFault.Status(429, TimeSpan.FromSeconds(30)));

        var first = service.CheckAsync(cancellationToken);
        await CheckedService.UntilAsync(() => service.Client.RateLimit.BlockedUntil is not null, cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(
            ((await first).Status, (await first).Description),
            Is.EqualTo((HealthStatus.Degraded, (await service.CheckAsync(cancellationToken)).Description)),
            "the second has not waited");
        Assert.That(service.Arrivals, Is.EqualTo(1));

        service.Time.Advance(TimeSpan.FromSeconds(26));
        Assert.That(((await service.CheckAsync(cancellationToken)).Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
    }

    [Test]
    public async Task A_check_does_not_queue_for_a_permit_beyond_its_timeout_and_its_call_gets_its_turn(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.RateLimit.PermitLimit = 1);
        await service.Client.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);

        foreach (var seconds in new[] { 5, 10 })
        {
            var check = service.CheckAsync(cancellationToken);
            Assert.That(check.IsCompleted, Is.False);
            service.Time.Advance(TimeSpan.FromSeconds(5));
            Assert.That(((await check).Status, (await check).Description), Is.EqualTo(
                (
                    HealthStatus.Degraded,
                    "Nothing is known yet. A call has had no answer within 5 s: it waits for the API, or behind other calls for a permit "
                        + "of the rate limit.")));
        }

        Assert.That(service.Arrivals, Is.EqualTo(1));
        service.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.That(
            ((await service.CheckAsync(cancellationToken)).Status, service.Arrivals),
            Is.EqualTo((HealthStatus.Healthy, 2)),
            "one call has waited for all of them");
    }

    [TestCase(false, HealthStatus.Degraded)]
    [TestCase(true, HealthStatus.Unhealthy)]
    public async Task When_time_is_up_the_last_result_is_told_and_the_status_is_Degraded_at_best(
        bool failed, HealthStatus expected, CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync(builder => builder.AddParallax(timeout: TimeSpan.FromSeconds(0.8)));
        service.Emulator.Faults.Next(failed ? ParallaxFault.Status(403) : ParallaxFault.None);
        await service.CheckAsync(cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(60));

        var stalled = service.Emulator.Faults.Next(ParallaxFault.Stall());
        var check = service.CheckAsync(cancellationToken);
        await stalled.WaitForHitsAsync(1, cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(0.8));

        var result = await check;
        Assert.That((result.Status, result.Data["age"]), Is.EqualTo((expected, TimeSpan.FromSeconds(60.8))));
        Assert.That(result.Description, Does.Contain("That was 61 s ago. A call has had no answer within 0.8 s"));
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parallax.Tests.HealthChecks.Support;

namespace Parallax.Tests.HealthChecks;

/// <summary>How often the API is asked.</summary>
[CancelAfter(60_000)]
internal sealed class CacheTests
{
    [Test]
    public async Task A_check_is_one_small_request()
    {
        await using var service = await CheckedService.StartAsync();
        var result = await service.CheckAsync();
        Assert.That(
            (result.Status, result.Description, result.Data["age"]),
            Is.EqualTo((HealthStatus.Healthy, "The API answered.", TimeSpan.Zero)));
        Assert.That(service.Emulator.Requests.Single().ToString(), Is.EqualTo("GET /v1/clients?page=1&page_size=1 → 200"));
    }

    [Test]
    public async Task While_a_result_holds_nothing_is_asked_and_nothing_is_taken_from_the_limit()
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.RateLimit.PermitLimit = 2);
        await service.CheckAsync();
        service.Time.Advance(TimeSpan.FromSeconds(59.9));
        for (var i = 0; i < 100; i++)
        {
            var result = await service.CheckAsync();
            Assert.That((result.Status, result.Data["age"]), Is.EqualTo((HealthStatus.Healthy, TimeSpan.FromSeconds(59.9))));
        }

        await service.Client.Tags.ListAsync().GetTotalAsync();
        Assert.That(service.Arrivals, Is.EqualTo(2), "the second permit was free");
    }

    [Test]
    public async Task After_that_it_is_asked_once_more()
    {
        await using var service = await CheckedService.StartAsync();
        await service.CheckAsync();
        service.Time.Advance(TimeSpan.FromSeconds(60));
        var result = await service.CheckAsync();
        Assert.That((service.Arrivals, result.Data["age"]), Is.EqualTo((2, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_failure_holds_as_long_as_a_success()
    {
        await using var service = await CheckedService.StartAsync();
        service.Emulator.Faults.Next(ParallaxFault.Status(403));
        await service.CheckAsync();
        service.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(((await service.CheckAsync()).Status, service.Arrivals), Is.EqualTo((HealthStatus.Unhealthy, 1)));
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(((await service.CheckAsync()).Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
    }

    [TestCase(300, 300)]
    [TestCase(86400, 3600)]
    public async Task A_limit_that_is_used_up_for_longer_is_left_alone_for_an_hour_at_most(int asked, int kept)
    {
        await using var service = await CheckedService.StartAsync(
            configure: options => (options.Retry.MaxAttempts, options.RateLimit.Enabled) = (1, false));
        service.Emulator.Faults.Next(ParallaxFault.Status(429, TimeSpan.FromSeconds(asked)));
        await AssertHeldAsync(service, TimeSpan.FromSeconds(kept));
    }

    [Test]
    public async Task A_server_that_failed_and_names_a_time_is_asked_again_as_after_any_failure()
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.Retry.MaxAttempts = 1);
        service.Emulator.Faults.Next(ParallaxFault.Status(503, TimeSpan.FromDays(1)));
        await AssertHeldAsync(service, TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task Checks_at_the_same_time_share_one_call(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync();
        var rule = service.Emulator.Faults.Next(ParallaxFault.Delay(TimeSpan.FromSeconds(1)));
        var checks = Enumerable.Range(0, 20).Select(_ => service.CheckAsync(cancellationToken)).ToList();
        await rule.WaitForHitsAsync(1, cancellationToken);
        Assert.That(checks, Has.All.Property("IsCompleted").False);
        await CheckedService.UntilAsync(
            () => service.Time.NextDue <= service.Time.GetUtcNow() + TimeSpan.FromSeconds(1), cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await Task.WhenAll(checks)).Select(result => result.Status), Is.All.EqualTo(HealthStatus.Healthy));
        Assert.That(service.Arrivals, Is.EqualTo(1));
    }

    private static async Task AssertHeldAsync(CheckedService service, TimeSpan time)
    {
        await service.CheckAsync();
        service.Time.Advance(time - TimeSpan.FromSeconds(1));
        await service.CheckAsync();
        Assert.That(service.Arrivals, Is.EqualTo(1));
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(((await service.CheckAsync()).Status, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, 2)));
    }
}

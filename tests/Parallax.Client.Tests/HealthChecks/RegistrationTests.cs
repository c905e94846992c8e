using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Parallax.HealthChecks;
using Parallax.Tests.HealthChecks.Support;

namespace Parallax.Tests.HealthChecks;

/// <summary>How a check comes into the container.</summary>
[CancelAfter(60_000)]
internal sealed class RegistrationTests
{
    [Test]
    public async Task The_health_check_service_finds_it_under_its_name_and_tags()
    {
        await using var service = await CheckedService.StartAsync(builder => builder.AddParallax(tags: ["ready"]));
        var report = await service.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(registration => registration.Tags.Contains("ready"));
        Assert.That((report.Status, report.Entries.Single().Key, service.Arrivals), Is.EqualTo((HealthStatus.Healthy, "parallax", 1)));
    }

    [Test]
    public async Task What_it_knows_outlives_the_scope_of_a_check()
    {
        await using var service = await CheckedService.StartAsync();
        var checks = service.Services.GetRequiredService<HealthCheckService>();
        await checks.CheckHealthAsync();
        await checks.CheckHealthAsync();
        Assert.That(service.Arrivals, Is.EqualTo(1));
    }

    [Test]
    public async Task Each_client_with_a_key_has_a_check_of_its_own()
    {
        await using var other = await ParallaxEmulator.StartAsync();
        await using var service = await CheckedService.StartAsync(
            builder => builder.AddParallax().AddParallax("tenant-b", serviceKey: "b"),
            extend: services
                => services.AddParallaxClient("b", options => (options.ApiKey, options.BaseAddress) = ("pat_wrong", other.BaseAddress)));
        var report = await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.That(
            (report.Entries["parallax"].Status, report.Entries["tenant-b"].Status),
            Is.EqualTo((HealthStatus.Healthy, HealthStatus.Unhealthy)));
        Assert.That((service.Arrivals, other.Requests.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_options_come_from_code_or_from_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection([new("CacheDuration", "00:00:07")]).Build();
        await using var service = await CheckedService.StartAsync(
            builder
                => builder.AddParallax("code", configure: options => options.CacheDuration = TimeSpan.FromSeconds(5))
                    .AddParallax("file")
                    .AddParallax("default"),
            extend: services => services.Configure<ParallaxHealthCheckOptions>("file", section));
        var checks = service.Services.GetRequiredService<HealthCheckService>();
        foreach (var (after, arrivals) in new[] { (0, 3), (5, 4), (2, 5), (2, 5), (1, 6) })
        {
            service.Time.Advance(TimeSpan.FromSeconds(after));
            await checks.CheckHealthAsync();
            Assert.That(service.Arrivals, Is.EqualTo(arrivals));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(60 * 24 * 60 * 60)]
    public void A_duration_that_cannot_be_right_is_refused_when_the_host_starts(int seconds)
    {
        using var services = new ServiceCollection().AddHealthChecks()
            .AddParallax(
                "mine", configure: options => options.CacheDuration = TimeSpan.FromSeconds(seconds)).Services.BuildServiceProvider();
        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;
        Assert.That(failure.Message, Does.Contain("'mine': CacheDuration is").And.Contains("\"00:01:00\""));
    }

    [TestCase(0)]
    [TestCase(-5)]
    public void A_timeout_that_cannot_be_right_is_refused_at_once(int seconds)
        => Assert.That(
            () => new ServiceCollection().AddHealthChecks().AddParallax(timeout: TimeSpan.FromSeconds(seconds)),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("timeout"));

    [Test]
    public async Task Without_a_timeout_it_waits_as_long_as_it_takes(CancellationToken cancellationToken)
    {
        await using var service = await CheckedService.StartAsync(
            builder => builder.AddParallax(timeout: Timeout.InfiniteTimeSpan), options => options.RateLimit.PermitLimit = 1);
        await service.Client.Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken);
        var check = service.CheckAsync(cancellationToken);
        service.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(check.IsCompleted, Is.False);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await check).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [TestCase(null, "'parallax': there is no client to check. Add one with services.AddParallaxClient(…)")]
    [TestCase("b", "'parallax': there is no client with the key 'b' to check. Add one with services.AddParallaxClient(\"b\", …)")]
    public async Task Without_its_client_the_message_names_what_is_missing_when_the_host_starts_and_at_a_check(
        string? serviceKey, string message)
    {
        var collection = new ServiceCollection().AddLogging();
        if (serviceKey is not null)
        {
            collection.AddParallaxClient("another", options => options.ApiKey = "pat_a").Services.AddParallaxClient(
                options => options.ApiKey = "pat_a");
        }

        await using var services = collection.AddHealthChecks().AddParallax(serviceKey: serviceKey).Services.BuildServiceProvider();
        Assert.Multiple(() =>
        {
            Assert.That(
                () => services.GetRequiredService<IStartupValidator>().Validate(),
                Throws.TypeOf<OptionsValidationException>().With.Message.Contains(message));
            Assert.That(
                () => services.GetRequiredService<HealthCheckService>().CheckHealthAsync(),
                Throws.TypeOf<OptionsValidationException>().With.Message.Contains(message));
        });
    }
}

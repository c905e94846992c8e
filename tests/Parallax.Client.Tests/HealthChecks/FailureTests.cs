using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Parallax.Tests.HealthChecks.Support;

namespace Parallax.Tests.HealthChecks;

/// <summary>What a check says of a call that failed, and what it does not say.</summary>
[CancelAfter(60_000)]
internal sealed class FailureTests
{
    private const string Marker = "MARKERq7731x";

    private static IEnumerable Failures
    {
        get
        {
            yield return Case(401, HealthStatus.Unhealthy, "ParallaxClientOptions.ApiKey");
            yield return Case(403, HealthStatus.Unhealthy, "administrator");
            yield return Case(404, HealthStatus.Unhealthy, "BaseAddress");
            yield return Case(302, HealthStatus.Unhealthy, "BaseAddress");
            yield return Case(418, HealthStatus.Unhealthy, "proxies");
            yield return Case(429, HealthStatus.Degraded, "limit on requests");
            yield return Case(500, HealthStatus.Unhealthy, "trace id");
            yield return Case(503, HealthStatus.Unhealthy, "trace id");
            yield return new TestCaseData(ParallaxFault.Reset(), HealthStatus.Unhealthy, null, "no connection");
            yield return new TestCaseData(ParallaxFault.NotHttp(Marker), HealthStatus.Unhealthy, null, "no connection");
            yield return new TestCaseData(ParallaxFault.GarbageBody(Marker), HealthStatus.Unhealthy, null, "none of the API's");
            yield return new TestCaseData(ParallaxFault.HtmlPage(Marker), HealthStatus.Unhealthy, null, "none of the API's");

            static TestCaseData Case(int status, HealthStatus expected, string advice) => new(
                ParallaxFault.Status(
                    status,
                    body: $$"""
                    { "title": "{{Marker}}", "detail": "{{Marker}}", "{{Marker}}": 1, "trace_id": "4bf92f3577b34da6",
                    "errors": { "{{Marker}}": ["{{Marker}}"] } }
                    """),
                expected,
                status,
                advice);
        }
    }

    [TestCaseSource(nameof(Failures))]
    public async Task It_says_what_to_do_and_nothing_of_what_was_answered(
        ParallaxFault fault, HealthStatus expected, int? status, string advice)
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.Retry.MaxAttempts = 1);
        service.Emulator.Faults.Next(fault);
        var result = await service.CheckAsync();
        Assert.That(
            (result.Status, result.Exception, result.Data.GetValueOrDefault("statusCode")),
            Is.EqualTo((expected, (Exception?)null, status)));
        Assert.That(result.Data.GetValueOrDefault("traceId"), Is.EqualTo(status is null ? null : "4bf92f3577b34da6"));
        Assert.That(result.Description, Does.Contain(advice));
        foreach (var text in result.Data.Values.Append(result.Description).Select(value => $"{value}"))
        {
            Assert.That(text, Does.Not.Contain(Marker).And.Not.Contain(service.Emulator.ApiKey));
        }
    }

    [Test]
    public async Task A_key_that_is_not_accepted_is_not_told()
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.ApiKey = "pat_SECRET");
        var result = await service.CheckAsync();
        Assert.That((result.Status, result.Data["statusCode"]), Is.EqualTo((HealthStatus.Unhealthy, 401)));
        Assert.That(
            $"{result.Description} {string.Join(' ', result.Data)}", Does.Contain("Personal Access Token").And.Not.Contain("SECRET"));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_a_failure()
    {
        await using var service = await CheckedService.StartAsync(configure: options => options.Retry.MaxAttempts = 1);
        _ = service.Client;
        await service.Emulator.DisposeAsync();
        var result = await service.CheckAsync();
        Assert.That((result.Status, result.Data.Keys.Single()), Is.EqualTo((HealthStatus.Unhealthy, "age")));
        Assert.That(result.Description, Does.StartWith("There is no connection to the API"));
    }

    [Test]
    public async Task A_key_that_cannot_be_had_is_a_failure_of_that_name()
    {
        await using var service = await CheckedService.StartAsync(configure: options
            => options.ApiKeyProvider = _ => throw new InvalidOperationException(Marker));
        var result = await service.CheckAsync();
        Assert.That((result.Status, service.Arrivals), Is.EqualTo((HealthStatus.Unhealthy, 0)));
        Assert.That(result.Description, Does.Contain("ApiKeyProvider").And.Not.Contain(Marker));
    }

    [Test]
    public async Task Of_an_exception_of_somebody_elses_just_the_type_is_told()
    {
        await using var service = await CheckedService.StartAsync(extend: services => services
            .AddParallaxClient(static _ => { })
            .ConfigurePrimaryHttpMessageHandler(static () => new ThrowingHandler()));
        var result = await service.CheckAsync();
        Assert.That(
            (result.Status, result.Description), Is.EqualTo((HealthStatus.Unhealthy, "The call failed with NotSupportedException.")));
    }

    [Test]
    public async Task The_status_of_a_failure_can_be_chosen()
    {
        await using var service = await CheckedService.StartAsync(
            builder => builder.AddParallax(failureStatus: HealthStatus.Degraded), options => options.ApiKey = "pat_wrong");
        Assert.That((await service.CheckAsync()).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    private sealed class ThrowingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => throw new NotSupportedException(Marker);
    }
}

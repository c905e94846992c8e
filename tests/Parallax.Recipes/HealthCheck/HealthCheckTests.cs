using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.HealthCheck;

/// <summary>A web service on a real socket, and the API on another.</summary>
[CancelAfter(60_000)]
internal sealed class HealthCheckTests
{
    private readonly FakeTime _time = new();
    private ParallaxEmulator _emulator = null!;
    private WebApplication _service = null!;

    private HttpClient Http { get; set; } = null!;

    [TearDown]
    public async Task Stop()
    {
        Http.Dispose();
        await _service.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task However_often_it_is_asked_the_API_is_asked_once_a_minute(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        var pages = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GetAsync("/health/ready", cancellationToken)));
        Assert.That(pages.Select(page => page.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(_emulator.Requests, Has.Count.EqualTo(1));

        _time.Advance(TimeSpan.FromSeconds(61));
        var (_, check) = await GetAsync("/health/ready", cancellationToken);
        Assert.That(
            (check.GetProperty("status").GetString(), check.GetProperty("data").GetProperty("age").GetString()),
            Is.EqualTo(("Healthy", "00:00:00")));
        Assert.That(_emulator.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_key_that_is_not_accepted_takes_the_service_out_and_does_not_restart_it(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken, key: "pat_SECRET");
        var (status, check) = await GetAsync("/health/ready", cancellationToken);
        Assert.That(
            (status, check.GetProperty("data").GetProperty("statusCode").GetInt32()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 401)));
        Assert.That(check.GetProperty("description").GetString(), Does.Contain("Personal Access Token"));
        Assert.That(check.ToString(), Does.Not.Contain("SECRET"));
        Assert.That(await Http.GetStringAsync("/health/live", cancellationToken), Is.EqualTo("Healthy"));
    }

    [Test]
    public async Task After_a_429_it_says_until_when_and_asks_nothing(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        _emulator.Faults.Next(ParallaxFault.Status(429, TimeSpan.FromMinutes(10)));
        Assert.That(
            () => _service.Services.GetRequiredService<IParallaxClient>().Projects.ListAsync().ToListAsync(cancellationToken),
            Throws.TypeOf<ParallaxRateLimitException>());

        var (status, check) = await GetAsync("/health/ready", cancellationToken);
        Assert.That(
            (status, check.GetProperty("status").GetString(), _emulator.Requests.Count), Is.EqualTo((HttpStatusCode.OK, "Degraded", 1)));
        Assert.That(
            check.GetProperty("data").GetProperty("closedUntil").GetDateTimeOffset(),
            Is.GreaterThan(_time.GetUtcNow() + TimeSpan.FromMinutes(9)));
    }

    private async Task StartAsync(CancellationToken cancellationToken, string? key = null)
    {
        _emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton<TimeProvider>(_time);
        builder.Configuration.AddInMemoryCollection(
            [new("Parallax:ApiKey", key ?? _emulator.ApiKey), new("Parallax:BaseAddress", _emulator.BaseAddress.ToString())]);
        _service = HealthEndpoints.Build(builder);
        await _service.StartAsync(cancellationToken);
        Http = new HttpClient { BaseAddress = new Uri(_service.Urls.Single()) };
    }

    private async Task<(HttpStatusCode Status, JsonElement Check)> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var page = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return (response.StatusCode, page.GetProperty("parallax"));
    }
}

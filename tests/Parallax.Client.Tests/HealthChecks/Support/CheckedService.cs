using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Parallax.Tests.HealthChecks.Support;

/// <summary>A service with a client, a health check and a clock that the test drives, and the API at the other end of a socket.</summary>
internal sealed class CheckedService : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CheckedService(ParallaxEmulator emulator, FakeTime time, ServiceProvider services)
        => (Emulator, Time, _services) = (emulator, time, services);

    public ParallaxEmulator Emulator { get; }

    public FakeTime Time { get; }

    public IServiceProvider Services => _services;

    public IParallaxClient Client => _services.GetRequiredService<IParallaxClient>();

    /// <summary>How many requests have come to the server, refused ones included.</summary>
    public int Arrivals => Emulator.Requests.Count;

    /// <summary>Starts one whose attempts end neither by time nor by failure, unless the test says so.</summary>
    public static async Task<CheckedService> StartAsync(
        Action<IHealthChecksBuilder>? addCheck = null,
        Action<ParallaxClientOptions>? configure = null,
        Action<IServiceCollection>? extend = null)
    {
        var time = new FakeTime();
        var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = time });
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time);
        services.AddParallaxClient(options =>
        {
            (options.ApiKey, options.BaseAddress, options.AttemptTimeout) = (
                emulator.ApiKey, emulator.BaseAddress, TimeSpan.FromMinutes(10));
            configure?.Invoke(options);
        });
        addCheck ??= static builder => builder.AddParallax();
        addCheck(services.AddHealthChecks());
        extend?.Invoke(services);
        return new CheckedService(
            emulator, time, services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    /// <summary>One check. When this returns, it has begun: it waits for a call, or is over.</summary>
    public async Task<HealthCheckResult> CheckAsync(CancellationToken cancellationToken = default)
    {
        var registration = _services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single();
        await using var scope = _services.CreateAsyncScope();
        return await registration.Factory(scope.ServiceProvider)
            .CheckHealthAsync(new HealthCheckContext { Registration = registration }, cancellationToken);
    }

    /// <summary>Lets the API say 429 to a call that has nothing to do with the check.</summary>
    public async Task CloseGateAsync(TimeSpan duration)
    {
        var rule = Emulator.Faults.Next(ParallaxFault.Status(429, duration)).OnPath("/v1/tags");
        Assert.That(
            () => Client.Tags.ListAsync().GetTotalAsync(),
            Throws.TypeOf<ParallaxRateLimitException>(),
            "a wait longer than the call may take");
        Assert.That(
            (rule.Hits, Client.RateLimit.BlockedUntil),
            Is.EqualTo((1, (DateTimeOffset?)Time.GetUtcNow() + duration))
                .Using<(int, DateTimeOffset?)>(static (a, b) => a.Item1 == b.Item1 && b.Item2 - a.Item2 < TimeSpan.FromSeconds(1)));
        await Task.CompletedTask;
    }

    /// <summary>Waits for what another thread is about to do.</summary>
    public static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}

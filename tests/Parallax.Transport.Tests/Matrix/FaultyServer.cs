using Microsoft.Extensions.DependencyInjection;
using Parallax.Models;
using Parallax.Tests.Transport.Driving;

namespace Parallax.Tests.Transport.Matrix;

/// <summary>An emulator with one object for each verb, and a client from a container, on one driven clock.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _name;
    private readonly bool _byHand;
    private readonly Guid _client;
    private readonly Guid _actualTime;

    private FaultyServer(ParallaxEmulator emulator, WatchedTime time, FaultyServerSettings settings)
    {
        (Emulator, Time, Headers, _name, _byHand) = (emulator, time, new HeadersWatch(time), settings.NameOfClients, settings.ByHand);
        _client = emulator.Seed("/v1/clients", $$"""{ "name": "{{_name}}" }""")[0];
        _actualTime = emulator.Seed("/v1/actual-time", ActualTime)[0];
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        var builder = services.AddParallaxClient(options =>
        {
            options.ApiKey = emulator.ApiKey;
            options.BaseAddress = emulator.BaseAddress;
            (options.AttemptTimeout, options.TotalTimeout) = (Limits.Attempt, Limits.Call);
            settings.Configure(options);
        });
        builder.AddHttpMessageHandler(Headers.NewHandler);
        settings.Extend(builder);
        _services = services.BuildServiceProvider();
        Parallax = _services.GetRequiredService<IParallaxClient>();
    }

    public ParallaxEmulator Emulator { get; }

    public WatchedTime Time { get; }

    public HeadersWatch Headers { get; }

    public IParallaxClient Parallax { get; }

    private static string ActualTime
        => $$"""
        { "person_id": "{{Guid.NewGuid()}}", "project_id": "{{Guid.NewGuid()}}", "project_offering_id": "{{Guid.NewGuid()}}",
        "recorded_date": "2025-03-10", "hours": 1, "billable": true }
        """;

    public static async Task<FaultyServer> StartAsync(FaultyServerSettings? settings = null)
    {
        var time = new WatchedTime();
        return new FaultyServer(
            await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = time }),
            time,
            settings ?? new FaultyServerSettings());
    }

    public Task CallAsync(Verb verb, CancellationToken cancellationToken) => verb switch
    {
        Verb.Get when _byHand => Parallax.HttpClient.GetAsync(Relative($"v1/clients/{_client}"), cancellationToken),
        Verb.Post when _byHand => Parallax.HttpClient.PostAsync(Relative("v1/clients"), content: null, cancellationToken),
        Verb.Patch when _byHand => Parallax.HttpClient.PatchAsync(Relative($"v1/clients/{_client}"), content: null, cancellationToken),
        Verb.Delete when _byHand => Parallax.HttpClient.DeleteAsync(Relative($"v1/actual-time/{_actualTime}"), cancellationToken),
        Verb.Get => Parallax.Clients.GetAsync(_client, cancellationToken),
        Verb.Post => Parallax.Clients.CreateAsync(new CreateClient { Name = $"{_name} Ltd" }, cancellationToken),
        Verb.Patch => Parallax.Clients.UpdateAsync(_client, new UpdateClient { Name = $"{_name} Inc" }, cancellationToken),
        _ => Parallax.ActualTime.DeleteAsync(_actualTime, cancellationToken),
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}

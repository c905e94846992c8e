using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parallax.Recipes.Webhooks.Support;

/// <summary>An application that receives webhooks, on a real port of 127.0.0.1.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    public const string Secret = "whsec_recipe-0123456789";

    private readonly WebApplication _app;

    private WebhookApp(WebApplication app, FakeLoggerProvider log, FakeTime time)
    {
        _app = app;
        Log = log;
        Time = time;
    }

    public FakeTime Time { get; }

    public FakeLoggerProvider Log { get; }

    public Uri Address => new(_app.Urls.First() + "/hooks/parallax");

    public static async Task<WebhookApp> StartAsync(
        Func<ParallaxWebhookEvent, IServiceProvider, CancellationToken, Task> handler, Action<IServiceCollection> addServices, params (
            string Name, string? Value)[] settings)
    {
        var (log, time) = (new FakeLoggerProvider(), new FakeTime());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.AddProvider(log));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Configuration.AddInMemoryCollection([new("ParallaxWebhooks:Secret", Secret)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(
            $"ParallaxWebhooks:{setting.Name}", setting.Value)));
        addServices(builder.Services);

        // begin-snippet: wiring
        builder.Services.AddParallaxWebhooks(builder.Configuration.GetSection("ParallaxWebhooks"));

        var app = builder.Build();
        app.MapParallaxWebhook("/hooks/parallax", handler);
        // end-snippet

        await app.StartAsync();
        return new WebhookApp(app, log, time);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

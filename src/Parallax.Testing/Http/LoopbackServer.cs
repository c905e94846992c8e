using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parallax.Testing;

/// <summary>Kestrel on 127.0.0.1, untouched by the settings, the environment and the signals of the process that it lives in.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _isStopped;

    private LoopbackServer(WebApplication application)
    {
        _application = application;
        BaseAddress = new Uri(application.Urls.First() + '/');
    }

    public Uri BaseAddress { get; }

    public static async Task<LoopbackServer> StartAsync(
        int port,
        X509Certificate2? certificate,
        Action<IServiceCollection> addServices,
        Action<WebApplication> map,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        addServices(builder.Services);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;

            // A client that a debugger has stopped is not an attacker.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (certificate is not null)
                {
                    // HTTP/1.1 alone, as without a certificate: faults of the connection are made for it.
                    listen.Protocols = HttpProtocols.Http1;
                    listen.Use(TlsConnection.Remember);
                    listen.UseHttps(certificate);
                }
            });
        });

        var application = builder.Build();
        map(application);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new LoopbackServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1)
        {
            return;
        }

        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>Takes the place of the console lifetime, which would catch Ctrl+C in the process of the user's tests.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parallax.Tests.Testing.Smoke;

/// <summary>A server on this machine that is not the API.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TinyServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.First();

    public static async Task<TinyServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new TinyServer(application);
    }

    public static Task<TinyServer> OfHtmlAsync(int status) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><title>Welcome</title>");
    });

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}

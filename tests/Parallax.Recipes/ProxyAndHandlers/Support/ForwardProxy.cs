using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parallax.Recipes.ProxyAndHandlers;

/// <summary>A proxy on loopback that passes plain HTTP on, opens no tunnels, and asks for a password if it has one.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly HttpMessageInvoker _onward = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication _application;
    private readonly string? _authorization;

    private ForwardProxy(WebApplication application, string? authorization)
        => (_application, _authorization) = (application, authorization);

    public Uri Address => new(_application.Urls.First());

    /// <summary>What came: method, address as it stood in the first line, and the correlation ids.</summary>
    public ConcurrentQueue<(string Method, string Target, string CorrelationIds)> Seen { get; } = new();

    public static async Task<ForwardProxy> StartAsync(string? password = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var proxy = new ForwardProxy(
            application,
            password is null ? null : $"Basic {Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"user:{password}"))}");
        application.Run(proxy.HandleAsync);
        await application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _onward.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        Seen.Enqueue((context.Request.Method, target, context.Request.Headers[CorrelationHandler.HeaderName].ToString()));
        if (_authorization is not null && context.Request.Headers.ProxyAuthorization != _authorization)
        {
            context.Response.StatusCode = StatusCodes.Status407ProxyAuthenticationRequired;
            context.Response.Headers.ProxyAuthenticate = "Basic realm=\"corporate\"";
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedUrl());
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        request.Headers.TryAddWithoutValidation("X-API-KEY", context.Request.Headers["X-API-KEY"].ToString());
        using var response = await _onward.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Headers.Location is { } location)
        {
            context.Response.Headers.Location = location.ToString();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Parallax.Tests.Testing.Webhooks;

/// <summary>An endpoint for webhooks on a free port of 127.0.0.1, which takes everything.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private readonly WebApplication _application;

    private Receiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    public Uri Address => new(_application.Urls.First() + "/hooks");

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    /// <summary>What is answered: 202, unless a test has other plans.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    };

    public static async Task<Receiver> StartAsync()
    {
        var receiver = new Receiver();
        await receiver._application.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue(new ReceivedWebhook(
            context.Request.Method,
            context.Request.ContentType,
            context.Request.Headers[ParallaxWebhook.TimestampHeader],
            context.Request.Headers[ParallaxWebhook.SignatureHeader],
            [.. context.Request.Headers.Keys],
            body.ToArray()));
        await Answer(context);
    }
}

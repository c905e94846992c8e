using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Parallax.OpenApi.Tests.Harness;

/// <summary>A server on loopback that answers as it is told, and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<ReceivedRequest> _requests = [];

    private LoopbackServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _requests;

    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        LoopbackServer server = new(application);
        application.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            var request = new ReceivedRequest(
                context.Request.Method,
                target,
                new HeaderDictionary(context.Request.Headers.ToDictionary()),
                await reader.ReadToEndAsync());
            lock (server._requests)
            {
                server._requests.Add(request);
            }

            await answer(context);
        });
        await application.StartAsync();
        return server;
    }

    /// <summary>Answers everything with this JSON.</summary>
    public static Task<LoopbackServer> StartAsync(string json) => StartAsync(context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    });

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

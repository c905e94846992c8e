using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Benchmarks.Server;

/// <summary>As much of the API as is measured, on 127.0.0.1. Stops when whoever started it does, and after an hour.</summary>
internal static class BenchmarkServer
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        await using var application = builder.Build();
        var windows = new WindowSessions();
        application.Run(context => AnswerAsync(context, windows));
        await application.StartAsync();
        await output.WriteLineAsync(
            application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        await Task.WhenAny(input.ReadLineAsync(), Task.Delay(LongestLife));
        await application.StopAsync();
    }

    // The path begins with how to behave, see ServerAddress; what follows is the API's own.
    private static Task AnswerAsync(HttpContext context, WindowSessions windows)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["list", var pages, var latency, "v1", "projects", .. var id]
                => ListAnswers.AnswerAsync(context, ListAnswers.Number(pages), ListAnswers.Number(latency), isList: id is []),
            ["windows", var session, var limit, var window, .. var rest]
                => windows.AnswerAsync(
                    context, session, ListAnswers.Number(limit), ListAnswers.Number(window), isReport: rest is ["report"]),
            _ => NotFoundAsync(context),
        };
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

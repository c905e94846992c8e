using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Control;
using Parallax.Testing;

namespace Parallax.Emulator.Front;

/// <summary>What the browser gets: the page, the reference, the descriptions, and the control API. All else goes to the API.</summary>
internal sealed class EmulatorFront(
    EmulatorArguments arguments, X509Certificate2? certificate, TimeProvider clock, DescriptionInfo description) : IEmulatorFront
{
    public Beginning Beginning { get; } = new(arguments, clock);

    public void AddServices(IServiceCollection services)
    {
        services.AddRouting();
        services.ConfigureHttpJsonOptions(json => ControlJson.Apply(json.SerializerOptions));
        Reference.AddServices(services);
    }

    public void Map(WebApplication application, ParallaxEmulator emulator, RequestDelegate api)
    {
        var feed = new RequestFeed(emulator, clock);
        var faults = new FaultBook(emulator);
        var state = new StateReader(emulator, feed, faults, description, arguments.Mock, clock);
        var stopping = application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        application.Use((context, next) => IsOwn(context.Request.Path) ? next(context) : api(context));
        application.Use(LoopbackGuard.Check);
        application.Use(ExplainAsync);
        application.UseRouting();
        new ControlApi(emulator, feed, faults, state, description, Beginning, certificate, stopping).Map(application);
        PageFiles.Map(application);
        Reference.Map(application, description);
    }

    /// <summary>What routing refuses without a word gets one.</summary>
    private static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var error = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is no such address. /reference lists what there is.",
            StatusCodes.Status405MethodNotAllowed => $"The address is there, but not with this method: {context.Response.Headers.Allow}.",
            StatusCodes.Status415UnsupportedMediaType => "The body has to be sent as application/json.",
            _ => null,
        };
        if (error is not null && !context.Response.HasStarted)
        {
            await LoopbackGuard.RefuseAsync(context, context.Response.StatusCode, error);
        }
    }

    private static bool IsOwn(PathString path)
        => path.Value is "/" or "/favicon.ico" or Reference.Yaml or Reference.Json
        || path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal)
        || path.StartsWithSegments(Reference.Root, StringComparison.Ordinal);
}

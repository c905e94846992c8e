using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Parallax.Recipes.Webhooks;

/// <summary>Receives webhooks of Parallax in an ASP.NET Core application.</summary>
internal static class ParallaxWebhookExtensions
{
    /// <summary>Adds what <see cref="MapParallaxWebhook"/> needs, and the handler.</summary>
    public static IServiceCollection AddParallaxWebhooks<THandler>(this IServiceCollection services, IConfigurationSection section)
        where THandler : class, IParallaxWebhookHandler
    {
        // A wrong secret is better found when the host starts than when the first webhook comes.
        services.AddOptions<ParallaxWebhookOptions>().Bind(section)
            .Validate(
                static options => options.Secret is { } secret && secret.GetProblem() is null,
                $"{section.Path}:{nameof(ParallaxWebhookOptions.Secret)} is missing, is blank or has a line break.")
            .Validate(
                static options => options.PreviousSecret?.GetProblem() is null,
                $"{section.Path}:{nameof(ParallaxWebhookOptions.PreviousSecret)} is empty, is blank or has a line break. Leave it out if "
                    + $"there is none.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(static provider => Channel.CreateBounded<ParallaxWebhookEvent>(
            provider.GetRequiredService<IOptions<ParallaxWebhookOptions>>().Value.QueueLimit));
        services.AddSingleton<SeenDeliveries>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddScoped<IParallaxWebhookHandler, THandler>();
        return services.AddHostedService<WebhookWorker>();
    }

    /// <summary>Receives webhooks under a path.</summary>
    public static IEndpointConventionBuilder MapParallaxWebhook(this IEndpointRouteBuilder endpoints, string pattern)
        => endpoints.MapPost(
            pattern,
            static (HttpRequest request, WebhookEndpoint endpoint, CancellationToken cancellationToken) => endpoint.HandleAsync(
                request, cancellationToken));
}

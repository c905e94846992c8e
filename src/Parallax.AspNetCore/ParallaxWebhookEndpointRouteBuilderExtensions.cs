using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parallax;
using Parallax.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Receives webhooks of Parallax under a path.</summary>
public static class ParallaxWebhookEndpointRouteBuilderExtensions
{
    /// <summary>Receives webhooks under a path: see the overload whose handler also gets the services of the request.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/hooks/parallax</c>.</param>
    /// <param name="handler">Handles an event. Its token is cancelled when the application stops.</param>
    /// <returns>The endpoint, for further conventions.</returns>
    /// <exception cref="InvalidOperationException"><c>services.AddParallaxWebhooks(…)</c> was not called.</exception>
    public static IEndpointConventionBuilder MapParallaxWebhook(
        this IEndpointRouteBuilder endpoints, string pattern, Func<ParallaxWebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.MapParallaxWebhook(pattern, (webhook, _, cancellationToken) => handler(webhook, cancellationToken));
    }

    /// <summary>
    /// Receives webhooks under a path. The endpoint needs no signed-in user: the signature is the proof. It answers without a body: 200
    /// when the event is handled, also when that was before; 401 to what was not signed with the secret, and lately; 400 to a signed body
    /// that is
    /// no event; 413 to one that is too large; 500 when the handler fails, and 503 while a copy of the same delivery is being handled or
    /// the
    /// application stops. The delivery is handled when it comes again after a 500 or a 503. Why a webhook was refused is in the log alone.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/hooks/parallax</c>.</param>
    /// <param name="handler">
    /// Handles an event, with the services of the request. The token is cancelled when the application stops, and not when the sender gives
    /// up:
    /// a handler that is slow comes to its end, and the sender learns of it when it tries again.
    /// </param>
    /// <returns>The endpoint, for further conventions.</returns>
    /// <exception cref="InvalidOperationException"><c>services.AddParallaxWebhooks(…)</c> was not called.</exception>
    public static IEndpointConventionBuilder MapParallaxWebhook(
        this IEndpointRouteBuilder endpoints, string pattern, Func<ParallaxWebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(handler);
        var endpoint = endpoints.ServiceProvider.GetService<WebhookEndpoint>()
            ?? throw new InvalidOperationException(
                "MapParallaxWebhook needs its settings: call services.AddParallaxWebhooks(…) before the application is built.");
        return endpoints.MapPost(pattern, context => endpoint.HandleAsync(context, handler)).AllowAnonymous().WithMetadata(
            new ExcludeFromDescriptionAttribute());
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parallax.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what an endpoint for webhooks of Parallax needs.</summary>
public static class ParallaxWebhookServiceCollectionExtensions
{
    /// <summary>Adds the services behind <c>MapParallaxWebhook</c>, with settings out of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section with the members of <see cref="ParallaxWebhookOptions"/>, such as <c>Secret</c>. A member that the options do not have
    /// is an error.
    /// </param>
    /// <returns>The services.</returns>
    /// <exception cref="OptionsValidationException">When the host starts: a setting is missing or wrong. The message names it.</exception>
    public static IServiceCollection AddParallaxWebhooks(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, section.Path, options => options.Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true));
    }

    /// <summary>Adds the services behind <c>MapParallaxWebhook</c>, with settings made in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    /// <exception cref="OptionsValidationException">When the host starts: a setting is missing or wrong. The message names it.</exception>
    public static IServiceCollection AddParallaxWebhooks(this IServiceCollection services, Action<ParallaxWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, nameof(ParallaxWebhookOptions), options => options.Configure(configure));
    }

    /// <summary>
    /// Keeps the memory of deliveries in the <see cref="Microsoft.Extensions.Caching.Distributed.IDistributedCache"/> of the container, so
    /// that several instances share it. Such a cache knows no "add if absent": copies of one delivery that reach two instances within
    /// the same milliseconds may both be handled. If that must not be, register an <see cref="IParallaxWebhookDeliveries"/> of your own.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddParallaxWebhookDistributedCache(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.Replace(ServiceDescriptor.Singleton<IParallaxWebhookDeliveries, CachedDeliveries>());
    }

    private static IServiceCollection Add(
        IServiceCollection services, string path, Action<OptionsBuilder<ParallaxWebhookOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        configure(services.AddOptionsWithValidateOnStart<ParallaxWebhookOptions>());
        services.AddSingleton<IValidateOptions<ParallaxWebhookOptions>>(new ParallaxWebhookOptions.Validator(path));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IParallaxWebhookDeliveries, DeliveriesInMemory>();
        services.TryAddSingleton<WebhookEndpoint>();
        return services;
    }
}

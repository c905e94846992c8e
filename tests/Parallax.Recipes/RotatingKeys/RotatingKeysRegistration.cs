using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.RotatingKeys;

public static class RotatingKeysRegistration
{
    /// <summary>The key of configuration: whatever provider reloads it, the next attempt uses the new one.</summary>
    public static IServiceCollection AddParallaxFromConfiguration(this IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: configuration
        services.AddParallaxClient(configuration.GetSection("Parallax"));    // nothing else is needed
        // end-snippet
        return services;
    }

    /// <summary>The key of a secret store; you add an <see cref="ISecretStore"/>.</summary>
    public static IServiceCollection AddParallaxFromSecretStore(this IServiceCollection services, IConfiguration configuration)
    {
        // begin-snippet: store
        services.AddSingleton(provider => new CachedKey(
            provider.GetRequiredService<ISecretStore>(), "parallax-api-key", provider.GetRequiredService<TimeProvider>()));
        services.AddTransient<RefusedKeyHandler>();
        services.AddParallaxClient(configuration.GetSection("Parallax")).AddHttpMessageHandler<RefusedKeyHandler>();
        services.AddParallaxClient((options, provider) => options.ApiKeyProvider = provider.GetRequiredService<CachedKey>().GetAsync);
        // end-snippet
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parallax.Recipes.Services;

/// <summary>The ways into the container.</summary>
internal static class ServiceRegistration
{
    public static void FromConfiguration(HostApplicationBuilder builder)
    {
        // begin-snippet: register
        builder.Services.AddParallaxClient(builder.Configuration.GetSection("Parallax"));
        builder.Services.AddHostedService<NightlySync>();
        // end-snippet
    }

    public static void Tenants(HostApplicationBuilder builder)
    {
        // begin-snippet: tenants
        foreach (IConfigurationSection tenant in builder.Configuration.GetSection("Tenants").GetChildren())
        {
            builder.Services.AddParallaxClient(tenant.Key, tenant);
        }
        // end-snippet
    }

    public static void FromVault(HostApplicationBuilder builder)
    {
        // begin-snippet: vault
        builder.Services.AddParallaxClient((options, services) =>
            options.ApiKeyProvider = services.GetRequiredService<IKeyVault>().GetKeyAsync);
        // end-snippet
    }

    public static void WithConnections(HostApplicationBuilder builder)
    {
        // begin-snippet: connections
        builder.Services.AddParallaxClient(builder.Configuration.GetSection("Parallax"))
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(1));
        // end-snippet
    }
}

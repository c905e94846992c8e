using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Parallax.Recipes.CrmSync;

public static class CrmSyncRegistration
{
    // begin-snippet: registration
    /// <summary>Adds the sync; you add an <see cref="ICrm"/> and an <see cref="IWatermarkStore"/>.</summary>
    public static IServiceCollection AddCrmSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddParallaxClient(configuration.GetSection("Parallax"));
        services.Configure<DealSyncOptions>(configuration.GetSection("CrmSync"));
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<DealSync>().AddHostedService<DealSyncService>();
    }
    // end-snippet
}

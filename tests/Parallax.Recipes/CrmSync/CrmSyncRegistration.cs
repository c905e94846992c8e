// begin-snippet: registration
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Parallax.Recipes.CrmSync;

public static class CrmSyncRegistration
{
    /// <summary>Adds the sync; you add an <see cref="ICrm"/> and an <see cref="IWatermarkStore"/>.</summary>
    public static IServiceCollection AddCrmSync(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddParallaxClient(configuration.GetSection("Parallax"));
        services.AddOptionsWithValidateOnStart<DealSyncOptions>()
            .Bind(configuration.GetSection("CrmSync"))
            .Validate(options => options.Interval > TimeSpan.Zero, "CrmSync:Interval has to be above zero, as in \"00:05:00\".");
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<DealSync>().AddHostedService<DealSyncService>();
    }
}
// end-snippet

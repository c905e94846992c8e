// begin-snippet: registration
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.ProxyAndHandlers;

public static class ProxyAndHandlersRegistration
{
    /// <summary>Adds the client behind the proxy of <c>Proxy:Address</c>, with a correlation id on every call.</summary>
    public static IServiceCollection AddParallaxBehindProxy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTransient<CorrelationHandler>();
        services.AddParallaxClient(configuration.GetSection("Parallax"))
            .AddHttpMessageHandler<CorrelationHandler>()
            .ThroughProxy(configuration.GetValue<Uri>("Proxy:Address")!);
        return services;
    }
}
// end-snippet

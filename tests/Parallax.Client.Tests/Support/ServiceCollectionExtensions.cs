using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.Support;

internal static class ServiceCollectionExtensions
{
    /// <summary>The registration from configuration, in a chain.</summary>
    public static IServiceCollection AddParallaxClientFrom(this IServiceCollection services, IConfiguration section)
        => services.AddParallaxClient(section).Services;

    /// <summary>Puts a handler of the test where the network is.</summary>
    public static IServiceCollection EndingAt(this IHttpClientBuilder builder, HttpMessageHandler network)
        => builder.ConfigurePrimaryHttpMessageHandler(() => network).Services;
}

using Autofac;
using Autofac.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Tests.DependencyInjection;

/// <summary>Containers other than Microsoft's: they refuse factories that return null.</summary>
internal sealed class OtherContainerTests
{
    [Test]
    public async Task Client_in_Autofac_works_with_and_without_a_limit([Values] bool isLimited, [Values(null, "tenant")] string? name)
    {
        using var server = new Recorder();
        var services = new ServiceCollection();
        void Configure(ParallaxClientOptions options)
            => (options.ApiKey, options.RateLimit.Enabled) = ($"pat_autofac-{isLimited}-{name}", isLimited);
        (name is null ? services.AddParallaxClient(Configure) : services.AddParallaxClient(name, Configure)).EndingAt(server);
        var builder = new ContainerBuilder();
        builder.Populate(services);
        await using var container = builder.Build();
        var provider = new AutofacServiceProvider(container);
        var client = name is null
            ? provider.GetRequiredService<IParallaxClient>()
            : provider.GetRequiredKeyedService<IParallaxClient>(name);
        await client.Projects.GetAsync(Guid.Empty);
        Assert.That((server.Requests.Count, client.RateLimit.IsEnabled), Is.EqualTo((1, isLimited)));
    }
}

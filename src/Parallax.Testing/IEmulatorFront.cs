using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Testing;

/// <summary>What the emulator as a tool puts before the API on the same port: its page and its control API.</summary>
internal interface IEmulatorFront
{
    void AddServices(IServiceCollection services);

    /// <summary>Builds the whole way of a request.</summary>
    /// <param name="application">The web application.</param>
    /// <param name="emulator">The emulator; its address is known only once it listens.</param>
    /// <param name="api">Answers what the front does not answer.</param>
    void Map(WebApplication application, ParallaxEmulator emulator, RequestDelegate api);
}

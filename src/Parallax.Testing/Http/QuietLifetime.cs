using Microsoft.Extensions.Hosting;

namespace Parallax.Testing.Http;

/// <summary>Takes the place of the console lifetime, which would catch Ctrl+C in the process of the user's tests.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

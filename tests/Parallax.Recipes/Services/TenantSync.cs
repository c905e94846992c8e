// begin-snippet: tenant-sync
using Microsoft.Extensions.DependencyInjection;

namespace Parallax.Recipes.Services;

internal sealed class TenantSync(IServiceProvider services)
{
    public Task<List<Project>> ReadAsync(string tenant, CancellationToken cancellationToken)
        => services.GetRequiredKeyedService<IParallaxClient>(tenant).Projects.ListAsync(cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
}
// end-snippet

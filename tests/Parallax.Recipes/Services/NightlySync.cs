// begin-snippet: worker
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parallax.Recipes.Services;

/// <summary>A worker that reads a list from beginning to end.</summary>
internal sealed class NightlySync(IParallaxClient parallax, ILogger<NightlySync> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Stands on every warning of the client, from here down.
        using IDisposable? scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Sync"] = "projects" });
        await foreach (Project project in parallax.Projects.ListAsync(cancellationToken: stoppingToken))
        {
            await SaveAsync(project, stoppingToken);
        }
    }

    /// <summary>What was saved.</summary>
    public List<string?> Saved { get; } = [];

    private Task SaveAsync(Project project, CancellationToken cancellationToken)
    {
        Saved.Add(project.Name);
        return Task.CompletedTask;
    }
}
// end-snippet

using System.Collections.Concurrent;

namespace Parallax.Recipes.Webhooks;

/// <summary>A copy of what is in Parallax, here in memory.</summary>
internal sealed class Mirror
{
    public ConcurrentDictionary<Guid, Project> Projects { get; } = new();

    public ConcurrentDictionary<Guid, ProjectOffering> Offerings { get; } = new();
}

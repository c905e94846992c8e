using Parallax;
using Parallax.Models;

namespace Stranger;

/// <summary>The code under test: whatever somebody writes against the client.</summary>
public sealed class Overdue(IParallaxClient parallax)
{
    public async Task<IReadOnlyList<string>> NamesAsync(DateOnly today, CancellationToken cancellationToken = default)
    {
        var names = new List<string>();
        await foreach (Project project in parallax.Projects.ListAsync(archived: false, cancellationToken))
        {
            if (project.EndDate < today && project.Status != ProjectStatus.Complete)
                names.Add(project.Name);
        }

        return names;
    }
}

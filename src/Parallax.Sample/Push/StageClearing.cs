using Parallax.Models;

namespace Parallax.Sample.Push;

/// <summary>Takes a project out of the sales pipeline, where a deal that is won has no more business.</summary>
internal sealed class StageClearing(IParallaxClient parallax, Receipt receipt)
{
    public async Task ClearAsync(Guid projectId, CancellationToken cancellationToken)
    {
        // An assigned null is sent, and clears. `new UpdateProject()` would change nothing at all.
        await parallax.Projects.UpdateAsync(projectId, new UpdateProject { StageId = null }, cancellationToken);

        var project = await parallax.Projects.GetAsync(projectId, cancellationToken);
        if (project.StageId is not null)
        {
            throw new ParallaxException("The stage of the project was cleared, but is still there.");
        }

        receipt.Changed("Projects", "that project: its stage is cleared, all else is as before");
    }
}

namespace Parallax.Recipes.CreateTimedOut;

/// <summary>Creates projects and, when an answer is lost, finds out by itself.</summary>
public sealed class ProjectCreator(IParallaxClient parallax, LostCreate lostCreate, TimeProvider time)
{
    /// <summary>How far the server's clock may be from ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // begin-snippet: call
    /// <summary>Creates a project; sends it a second time only if the first cannot have taken effect.</summary>
    public async Task<Project> CreateAsync(CreateProject body, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        try
        {
            return await parallax.Projects.CreateAsync(body, cancellationToken);
        }
        catch (ParallaxException failure) when (failure.RequestMayHaveBeenProcessed)
        {
            var outcome = await lostCreate.FindOutAsync(
                failure,
                parallax.Projects.ListAsync(archived: false, cancellationToken),
                project => project.ClientId == body.ClientId
                    && string.Equals(project.Name.Trim(), body.Name.Trim(), StringComparison.Ordinal)
                    && project.CreatedDate > begun - ClockSkew,
                cancellationToken);
            return outcome.Fate switch
            {
                CreateFate.Created => outcome.Found[0],
                CreateFate.NotCreated => await parallax.Projects.CreateAsync(body, cancellationToken),
                _
                    => throw new ParallaxException($"{failure.Message} It cannot be told: a person has to look.", failure)
                    {
                        RequestMayHaveBeenProcessed = true
                    },
            };
        }
    }
    // end-snippet
}

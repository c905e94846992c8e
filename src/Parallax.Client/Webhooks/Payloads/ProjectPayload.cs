namespace Parallax;

/// <summary>Something happened to a project.</summary>
public abstract class ProjectPayload : ParallaxWebhookPayload
{
    private protected ProjectPayload()
    {
    }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }
}

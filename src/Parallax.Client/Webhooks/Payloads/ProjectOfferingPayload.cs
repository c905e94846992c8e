namespace Parallax;

/// <summary>Something happened to an offering of a project.</summary>
public abstract class ProjectOfferingPayload : ParallaxWebhookPayload
{
    private protected ProjectOfferingPayload()
    {
    }

    /// <summary>Id of the offering. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectId { get; init; }
}

namespace Parallax;

/// <summary>Something happened to a role of an offering.</summary>
public abstract class ProjectOfferingRolePayload : ParallaxWebhookPayload
{
    private protected ProjectOfferingRolePayload()
    {
    }

    /// <summary>Id of the offering's role. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Id of the offering. Documented; that it is a UUID is inferred.</summary>
    public required Guid ProjectOfferingId { get; init; }
}

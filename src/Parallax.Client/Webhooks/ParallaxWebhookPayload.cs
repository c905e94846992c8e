using System.Collections.ObjectModel;
using Newtonsoft.Json.Linq;

namespace Parallax;

/// <summary>What a webhook says of the object that something happened to. Take it apart with <c>switch</c>.</summary>
public abstract class ParallaxWebhookPayload
{
    private protected ParallaxWebhookPayload()
    {
    }

    /// <summary>Members that are not documented, or not in the form that was expected, by JSON name, as they came.</summary>
    public IReadOnlyDictionary<string, JToken> UnknownMembers { get; init; } = ReadOnlyDictionary<string, JToken>.Empty;
}

/// <summary>Something happened to a project.</summary>
public abstract class ProjectPayload : ParallaxWebhookPayload
{
    private protected ProjectPayload()
    {
    }

    /// <summary>Id of the project. Documented; that it is a UUID is inferred.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A project was created, topic <c>project.created</c>.</summary>
public sealed class ProjectCreated : ProjectPayload;

/// <summary>A project was changed, topic <c>project.modified</c>.</summary>
public sealed class ProjectModified : ProjectPayload
{
    /// <summary>
    /// Names of the properties that changed; null if the payload does not say: then anything may have. That there is such a member is
    /// documented, that it is a list of names is inferred; in any other form it is among the <see cref="ParallaxWebhookPayload.UnknownMembers"/>.
    /// </summary>
    public IReadOnlyList<string>? ModifiedProperties { get; init; }
}

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

/// <summary>An offering was created, topic <c>projectoffering.created</c>.</summary>
public sealed class ProjectOfferingCreated : ProjectOfferingPayload;

/// <summary>An offering was changed, topic <c>projectoffering.modified</c>.</summary>
public sealed class ProjectOfferingModified : ProjectOfferingPayload;

/// <summary>An offering was deleted, topic <c>projectoffering.deleted</c>.</summary>
public sealed class ProjectOfferingDeleted : ProjectOfferingPayload;

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

/// <summary>A role was added to an offering, topic <c>projectofferingrole.created</c>.</summary>
public sealed class ProjectOfferingRoleCreated : ProjectOfferingRolePayload;

/// <summary>A role of an offering was changed, topic <c>projectofferingrole.modified</c>.</summary>
public sealed class ProjectOfferingRoleModified : ProjectOfferingRolePayload;

/// <summary>A payload as it came: of a topic that is not known, or of a known one that it does not fit.</summary>
public sealed class UnknownWebhookPayload : ParallaxWebhookPayload
{
    /// <summary>The payload; JSON null if there is none.</summary>
    public required JToken Json { get; init; }

    /// <summary>
    /// Why the payload of a known topic could not be read, such as <c>Payload.Id: it is missing</c>; it holds nothing of the payload.
    /// Null when it is the topic that is not known.
    /// </summary>
    public string? Problem { get; init; }
}

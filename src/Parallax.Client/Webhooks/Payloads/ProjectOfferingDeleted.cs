namespace Parallax;

/// <summary>An offering was deleted, topic <c>projectoffering.deleted</c>.</summary>
public sealed class ProjectOfferingDeleted : ProjectOfferingPayload;

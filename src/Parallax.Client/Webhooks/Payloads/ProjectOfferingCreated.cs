namespace Parallax;

/// <summary>An offering was created, topic <c>projectoffering.created</c>.</summary>
public sealed class ProjectOfferingCreated : ProjectOfferingPayload;

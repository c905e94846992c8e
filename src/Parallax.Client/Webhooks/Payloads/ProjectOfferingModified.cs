namespace Parallax;

/// <summary>An offering was changed, topic <c>projectoffering.modified</c>.</summary>
public sealed class ProjectOfferingModified : ProjectOfferingPayload;

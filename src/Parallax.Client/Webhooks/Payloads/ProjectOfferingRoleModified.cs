namespace Parallax;

/// <summary>A role of an offering was changed, topic <c>projectofferingrole.modified</c>.</summary>
public sealed class ProjectOfferingRoleModified : ProjectOfferingRolePayload;

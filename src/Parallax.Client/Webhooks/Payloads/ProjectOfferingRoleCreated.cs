namespace Parallax;

/// <summary>A role was added to an offering, topic <c>projectofferingrole.created</c>.</summary>
public sealed class ProjectOfferingRoleCreated : ProjectOfferingRolePayload;

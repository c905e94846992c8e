namespace Parallax.Testing;

/// <summary>The paths that rules are bound to. In a description without them the rules have nothing to do.</summary>
internal static class KnownPaths
{
    public const string ActualTime = "/v1/actual-time";
    public const string Projects = "/v1/projects";
    public const string Offerings = "/v1/projects/{}/offerings";
    public const string OfferingRoles = "/v1/projects/{}/offerings/{}/roles";
    public const string PlannedTime = "planned-time";
    public const string People = "/v1/people";

    public static readonly IReadOnlySet<string> UniquelyNamed = new HashSet<string>(StringComparer.Ordinal)
    {
        "/v1/clients",
        "/v1/departments",
        "/v1/roles",
        "/v1/tags",
    };
}

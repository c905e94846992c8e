using Parallax.Models;

namespace Parallax.Sample.Pull;

/// <summary>All that was planned and worked in one offering.</summary>
internal sealed record OfferingHours(
    ProjectOffering Offering,
    IReadOnlyList<(ProjectOfferingRole Role, IReadOnlyList<ProjectOfferingRolePlan> Plan)> Roles,
    IReadOnlyList<ActualTime> Actuals);

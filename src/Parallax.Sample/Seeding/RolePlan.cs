using Parallax.Models;

namespace Parallax.Sample.Seeding;

/// <summary>A role in an offering, and who fills it.</summary>
internal sealed record RolePlan(int Number)
{
    public Guid Id => SeedId.Of("offering-role", Number);

    /// <summary>Somebody else for each role, of those who are not archived.</summary>
    public int Person => Number * 11 % 140;

    /// <summary>One of ten is still open: planned, and nobody works in it.</summary>
    public bool IsFilled => Number % 10 != 9;

    public decimal HoursPerDay => 4 + (Number % 3 * 2);

    public ProjectOfferingRole Row => new()
    {
        Id = Id,
        RoleId = StaffSeed.RoleOf(Person),
        Assignment = IsFilled ? new Assignment { Id = StaffSeed.Person(Person), Type = AssignmentType.Person } : null,
        Tags = [],
    };
}

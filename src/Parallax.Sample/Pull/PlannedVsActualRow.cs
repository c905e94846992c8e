using CsvHelper.Configuration.Attributes;

namespace Parallax.Sample.Pull;

/// <summary>A line of <c>planned-vs-actual.csv</c>: a person in a role of an offering. Hours are up to yesterday, but for the planned total.</summary>
internal sealed record PlannedVsActualRow(
    [property: Name("project")] string Project,
    [property: Name("client")] string? Client,
    [property: Name("offering")] string Offering,
    [property: Name("role")] string? Role,
    [property: Name("person")] string? Person,
    [property: Name("planned_hours_total")] decimal PlannedTotal,
    [property: Name("planned_hours_to_date")] decimal PlannedToDate,
    [property: Name("actual_hours_to_date")] decimal Actual)
{
    [Name("actual_minus_planned")]
    public decimal Difference => Actual - PlannedToDate;
}

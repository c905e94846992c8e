namespace Parallax.Recipes.TimesheetImport;

/// <summary>A row of the timesheet: who worked on what, on which day, and how long. Rows may be equal.</summary>
public sealed record TimesheetRow(Guid PersonId, Guid ProjectId, Guid OfferingId, DateOnly Day, decimal Hours, bool Billable, string Note);

using Parallax.Models;
using Parallax.Testing;

namespace Parallax.Sample.Seeding;

/// <summary>The work on the projects in progress: offerings, their roles, the hours planned for them, and the hours worked.</summary>
/// <remarks>
/// Kept small on purpose. A role costs a call to read, and the API allows a hundred calls a minute: with more of them, the
/// first thing that a newcomer sees would be a wait.
/// </remarks>
internal static class DeliverySeed
{
    public static void SeedInto(ParallaxEmulator emulator, DateOnly today, IReadOnlyList<ProjectPlan> projects)
    {
        var random = new Random(10);
        var actuals = new List<ActualTime>();
        var offeringNumber = 0;
        var roleNumber = 0;
        foreach (var project in projects.Where(project => project.IsInProgress))
        {
            // One of five projects has a second phase.
            var offerings = Enumerable.Range(offeringNumber, offeringNumber % 6 == 0 ? 2 : 1).ToList();
            offeringNumber += offerings.Count;
            var path = $"/v1/projects/{project.Id}/offerings";
            emulator.Seed(path, offerings.Select((number, phase) => new ProjectOffering
            {
                Id = Offering(number),
                Name = phase == 0 ? "Discovery and build" : "Rollout",
                BillingModel = number % 3 == 0 ? BillingModel.FixedBid : BillingModel.TimeAndMaterials,
            }));

            foreach (var offering in offerings)
            {
                var roles = Enumerable.Range(roleNumber, offering % 6 == 5 ? 1 : 2).Select(number => new RolePlan(number)).ToList();
                roleNumber += roles.Count;
                emulator.Seed($"{path}/{Offering(offering)}/roles", roles.Select(role => role.Row));

                foreach (var role in roles)
                {
                    var plan = SeedDates.WorkingDays(project.Start, project.End).Select(day => new ProjectOfferingRolePlan { PlanDate = day, Hours = role.HoursPerDay }).ToList();
                    emulator.Seed($"{path}/{Offering(offering)}/roles/{role.Id}/planned-time", plan);
                    actuals.AddRange(plan
                        .Where(day => day.PlanDate < today && role.IsFilled && random.Next(20) > 0)
                        .Select(day => Worked(project, offering, role, day.PlanDate, random)));
                }
            }
        }

        emulator.Seed("/v1/actual-time", actuals);
    }

    private static Guid Offering(int number) => SeedId.Of("offering", number);

    private static ActualTime Worked(ProjectPlan project, int offering, RolePlan role, DateOnly day, Random random) => new()
    {
        Id = SeedId.Of($"actual/{role.Number}", day.DayNumber),
        ProjectId = project.Id,
        ProjectOfferingId = Offering(offering),
        ProjectOfferingRoleId = role.Id,
        PersonId = StaffSeed.Person(role.Person),
        Description = random.Next(4) == 0 ? FirmNames.Work(random.Next(100)) : null,
        RecordedDate = day,
        // Quarters of an hour, as timesheets have them, around what was planned; in some roles the plan was too tight.
        Hours = role.HoursPerDay + ((random.Next(-4, 5) + (role.Number % 4)) * 0.25m),
        Billable = random.Next(10) > 0,
    };
}

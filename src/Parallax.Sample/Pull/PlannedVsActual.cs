using Parallax.Models;

namespace Parallax.Sample.Pull;

/// <summary>Holds the hours worked against the hours planned. Knows nothing of servers and files.</summary>
internal static class PlannedVsActual
{
    public static IEnumerable<PlannedVsActualRow> Compare(Project project, OfferingHours hours, Names names, DateOnly lastDay)
    {
        var worked = hours.Actuals
            .Where(actual => actual.RecordedDate <= lastDay)
            .GroupBy(actual => (RoleId: actual.ProjectOfferingRoleId, actual.PersonId))
            .ToDictionary(group => group.Key, group => group.Sum(actual => actual.Hours));

        // Each role with the person who fills it now …
        foreach (var (role, plan) in hours.Roles)
        {
            var person = role.Assignment is { } assignment && assignment.Type == AssignmentType.Person ? assignment.Id : (Guid?)null;
            var actual = person is { } id && worked.Remove((role.Id, id), out var sum) ? sum : 0;
            yield return Row(role.RoleId, person, plan, actual);
        }

        // … then what others worked in it, who filled it before, or in a role that is gone.
        var roleIds = hours.Roles.ToDictionary(entry => entry.Role.Id, entry => entry.Role.RoleId);
        foreach (var ((offeringRoleId, personId), actual) in worked)
        {
            yield return Row(roleIds.TryGetValue(offeringRoleId, out var roleId) ? roleId : null, personId, [], actual);
        }

        PlannedVsActualRow Row(Guid? roleId, Guid? personId, IReadOnlyList<ProjectOfferingRolePlan> plan, decimal actual) => new(
            project.Name,
            Names.Of(project.ClientId, names.Clients),
            hours.Offering.Name,
            Names.Of(roleId, names.Roles),
            Names.Of(personId, names.People),
            plan.Sum(day => day.Hours),
            plan.Where(day => day.PlanDate <= lastDay).Sum(day => day.Hours),
            actual);
    }
}

using Parallax.Models;
using Parallax.Testing;

namespace Parallax.Tests.Conformance;

/// <summary>Every way to a 409 that is known.</summary>
internal static class Conflicts
{
    public const int Count = 7;

    /// <param name="emulator">Where the conflicts are prepared.</param>
    /// <param name="proxy">The way to it for the calls that conflict.</param>
    /// <param name="network">What sends those. It ends with them.</param>
    /// <returns>How many calls were answered with a 409, and what came of the others.</returns>
    public static async Task<(int Refused, List<string> Others)> ProvokeAsync(
        ParallaxEmulator emulator, Uri proxy, HttpMessageHandler network)
    {
        using var ends = network;
        using var direct = emulator.CreateClient();
        using var api = new ParallaxClient(
            new ParallaxClientOptions { BaseAddress = proxy, ApiKey = emulator.ApiKey, Retry = { MaxAttempts = 1 } }, network);
        var calls = await PrepareAsync(direct, api);
        var others = new List<string>();
        foreach (var call in calls)
        {
            try
            {
                await call();
                others.Add("a call that conflicts was carried out");
            }
            catch (ParallaxConflictException)
            {
                // As it should be.
            }
            catch (ParallaxException other)
            {
                others.Add(other.Message);
            }
        }

        return (calls.Count - others.Count, others);
    }

    private static async Task<IReadOnlyList<Func<Task>>> PrepareAsync(ParallaxClient direct, ParallaxClient api)
    {
        var day = new DateOnly(2025, 3, 12);
        await direct.Tags.CreateAsync(new() { Name = "Taken" });
        var client = await direct.Clients.CreateAsync(new() { Name = "Taken" });
        var other = await direct.Clients.CreateAsync(new() { Name = "Free" });
        var department = await direct.Departments.CreateAsync(new() { Name = "Taken" });
        var kind = await direct.Roles.CreateAsync(new() { Name = "Taken", DepartmentId = department.Id });
        var person = await direct.People.CreateAsync(new() { EmailAddress = "taken@example.com" });
        var project = await direct.Projects.CreateAsync(new() { Name = "Rollout", ClientId = client.Id });
        var offering = await direct.ProjectOfferings.CreateAsync(
            project.Id, new() { Name = "Design", BillingModel = BillingModel.FixedBid });
        var role = await direct.ProjectOfferingRoles.CreateAsync(
            project.Id, offering.Id, new() { RoleId = kind.Id, Assignment = new() { Id = person.Id, Type = AssignmentType.Person } });
        await direct.ActualTime.CreateAsync(new()
        {
            ProjectId = project.Id, ProjectOfferingId = offering.Id, PersonId = person.Id, RecordedDate = day, Hours = 1, Billable = true
        });

        return
        [
            () => api.Tags.CreateAsync(new() { Name = "Taken" }),
            () => api.Clients.CreateAsync(new() { Name = "Taken" }),
            () => api.Clients.UpdateAsync(other.Id, new() { Name = "Taken" }),
            () => api.Departments.CreateAsync(new() { Name = "Taken" }),
            () => api.Roles.CreateAsync(new() { Name = "Taken", DepartmentId = department.Id }),
            () => api.ProjectOfferingRoles.UpdateAsync(project.Id, offering.Id, role.Id, new() { Assignment = null }),
            () => api.ProjectOfferingRoles.DeleteAsync(project.Id, offering.Id, role.Id),
        ];
    }
}

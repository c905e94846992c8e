// begin-snippet: parts
using Parallax.Models;

namespace Parallax.Recipes.CrmSync;

/// <summary>
/// Brings the parts of a deal to its project, as offerings with roles. It adds what is missing; what is there is the planners'.
/// </summary>
internal sealed class DealParts(IParallaxClient parallax)
{
    private Dictionary<string, Guid>? _roles;

    /// <summary>
    /// Reads what the project has before each create: so one that lost its answer is found by the next round, and not repeated.
    /// </summary>
    public async Task PushAsync(Deal deal, Guid projectId, CancellationToken cancellationToken)
    {
        if (deal.Parts.Count == 0)
        {
            return;
        }

        var offerings = await parallax.ProjectOfferings.ListAsync(projectId, cancellationToken: cancellationToken).ToListAsync(
            cancellationToken);
        foreach (var part in deal.Parts)
        {
            var offering = offerings.Find(known => known.Name == part.Name);
            if (offering is null)
            {
                var created = new CreateProjectOffering { Name = part.Name, BillingModel = BillingModel.TimeAndMaterials };
                offerings.Add(offering = await parallax.ProjectOfferings.CreateAsync(projectId, created, cancellationToken));
            }

            var list = parallax.ProjectOfferingRoles.ListAsync(projectId, offering.Id, cancellationToken: cancellationToken);
            var there = await list.ToListAsync(cancellationToken);
            foreach (var wanted in part.Roles.GroupBy(name => name, StringComparer.Ordinal))
            {
                var roleId = await FindRoleAsync(wanted.Key, cancellationToken);
                for (var missing = wanted.Count() - there.Count(role => role.RoleId == roleId); missing > 0; missing--)
                {
                    await parallax.ProjectOfferingRoles.CreateAsync(
                        projectId, offering.Id, new CreateProjectOfferingRole { RoleId = roleId }, cancellationToken);
                }
            }
        }
    }

    private async Task<Guid> FindRoleAsync(string name, CancellationToken cancellationToken)
    {
        if (_roles is null)
        {
            var roles = await parallax.Roles.ListAsync(archived: false, cancellationToken).ToListAsync(cancellationToken);
            _roles = roles.DistinctBy(role => role.Name, StringComparer.Ordinal).ToDictionary(
                role => role.Name, role => role.Id, StringComparer.Ordinal);
        }

        return _roles.TryGetValue(name, out var id)
            ? id
            : throw new InvalidOperationException($"Parallax has no role '{name}', which the CRM names.");
    }
}
// end-snippet

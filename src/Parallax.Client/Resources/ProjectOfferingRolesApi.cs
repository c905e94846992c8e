using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class ProjectOfferingRolesApi(HttpClient httpClient, Lists lists) : IProjectOfferingRolesApi
{
    private readonly ProjectOfferingRolesClient _raw = new(httpClient);

    public ParallaxPageable<ProjectOfferingRole> ListAsync(
        Guid projectId, Guid offeringId, string? terms = null, CancellationToken cancellationToken = default)
        => lists.Of<ProjectOfferingRole>(
            async (page, size, token)
                => await _raw.ListProjectOfferingRolesAsync(
                    projectId: projectId, projectOfferingId: offeringId, page: page, pageSize: size, terms: terms, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<ProjectOfferingRole> CreateAsync(
        Guid projectId, Guid offeringId, CreateProjectOfferingRole body, CancellationToken cancellationToken = default)
        => _raw.CreateProjectOfferingRoleAsync(projectId: projectId, projectOfferingId: offeringId, body, cancellationToken);

    public Task<ProjectOfferingRole> GetAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default)
        => _raw.GetProjectOfferingRoleAsync(projectId: projectId, projectOfferingId: offeringId, id: id, cancellationToken);

    public Task<ProjectOfferingRole?> FindAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default)
        => GetAsync(projectId, offeringId, id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(
        Guid projectId, Guid offeringId, Guid id, UpdateProjectOfferingRole body, CancellationToken cancellationToken = default)
        => _raw.UpdateProjectOfferingRoleAsync(projectId: projectId, projectOfferingId: offeringId, id: id, body, cancellationToken);

    public Task DeleteAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default)
        => _raw.DeleteProjectOfferingRoleAsync(projectId: projectId, projectOfferingId: offeringId, id: id, cancellationToken);

    public ParallaxPageable<ProjectOfferingRolePlan> ListPlannedTimeAsync(
        Guid projectId, Guid offeringId, Guid roleId, DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
        => lists.Of<ProjectOfferingRolePlan>(
            async (page, size, token)
                => await _raw.ListProjectOfferingRolePlansAsync(
                    projectId: projectId,
                    projectOfferingId: offeringId,
                    id: roleId,
                    page: page,
                    pageSize: size,
                    startDate: from,
                    endDate: to,
                    cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);
}

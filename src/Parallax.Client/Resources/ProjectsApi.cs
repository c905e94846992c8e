using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class ProjectsApi(HttpClient httpClient, Lists lists) : IProjectsApi
{
    private readonly ProjectsClient _raw = new(httpClient);

    public ParallaxPageable<Project> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Project>(
            async (page, size, token)
                => await _raw.ListProjectsAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Project> CreateAsync(CreateProject body, CancellationToken cancellationToken = default)
        => _raw.CreateProjectAsync(body, cancellationToken);

    public Task<Project> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetProjectAsync(id, cancellationToken);

    public Task<Project?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid id, UpdateProject body, CancellationToken cancellationToken = default)
        => _raw.UpdateProjectAsync(id, body, cancellationToken);

    public Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateProject { Archived = true }, cancellationToken);

    public Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default)
        => UpdateAsync(id, new UpdateProject { Archived = false }, cancellationToken);
}

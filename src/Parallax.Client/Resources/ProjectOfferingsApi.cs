using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class ProjectOfferingsApi(HttpClient httpClient, Lists lists) : IProjectOfferingsApi
{
    private readonly ProjectOfferingsClient _raw = new(httpClient);

    public ParallaxPageable<ProjectOffering> ListAsync(Guid projectId, string? terms = null, CancellationToken cancellationToken = default)
        => lists.Of<ProjectOffering>(
            async (page, size, token)
                => await _raw.ListProjectOfferingsAsync(projectId, page: page, pageSize: size, terms: terms, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<ProjectOffering> CreateAsync(Guid projectId, CreateProjectOffering body, CancellationToken cancellationToken = default)
        => _raw.CreateProjectOfferingAsync(projectId, body, cancellationToken);

    public Task<ProjectOffering> GetAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default)
        => _raw.GetProjectOfferingAsync(projectId: projectId, id: id, cancellationToken);

    public Task<ProjectOffering?> FindAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default)
        => GetAsync(projectId, id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid projectId, Guid id, UpdateProjectOffering body, CancellationToken cancellationToken = default)
        => _raw.UpdateProjectOfferingAsync(projectId: projectId, id: id, body, cancellationToken);

    public Task<ProjectOfferingMetrics> GetMetricsAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default)
        => _raw.GetProjectOfferingMetricsByIdAsync(projectId: projectId, id: id, cancellationToken);
}

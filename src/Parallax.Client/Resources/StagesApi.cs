using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class StagesApi(HttpClient httpClient, Lists lists) : IStagesApi
{
    private readonly StagesClient _raw = new(httpClient);

    public ParallaxPageable<Stage> ListAsync(Guid pipelineId, bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Stage>(
            async (page, size, token)
                => await _raw.ListPipelineStagesAsync(pipelineId, page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Stage> CreateAsync(Guid pipelineId, CreateStage body, CancellationToken cancellationToken = default)
        => _raw.CreatePipelineStageAsync(pipelineId, body, cancellationToken);

    public Task<Stage> GetAsync(Guid pipelineId, Guid id, CancellationToken cancellationToken = default)
        => _raw.GetPipelineStageAsync(pipelineId: pipelineId, id: id, cancellationToken);

    public Task<Stage?> FindAsync(Guid pipelineId, Guid id, CancellationToken cancellationToken = default)
        => GetAsync(pipelineId, id, cancellationToken).OrNullAsync();
}

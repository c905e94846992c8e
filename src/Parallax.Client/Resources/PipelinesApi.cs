using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class PipelinesApi(HttpClient httpClient, Lists lists) : IPipelinesApi
{
    private readonly PipelinesClient _raw = new(httpClient);

    public ParallaxPageable<Pipeline> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Pipeline>(
            async (page, size, token)
                => await _raw.ListPipelinesAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<Pipeline> CreateAsync(CreatePipeline body, CancellationToken cancellationToken = default)
        => _raw.CreatePipelineAsync(body, cancellationToken);

    public Task<Pipeline> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetPipelineAsync(id, cancellationToken);

    public Task<Pipeline?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();
}

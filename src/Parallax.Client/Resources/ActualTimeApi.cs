using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class ActualTimeApi(HttpClient httpClient, Lists lists) : IActualTimeApi
{
    private readonly ActualTimeClient _raw = new(httpClient);

    public ParallaxPageable<ActualTime> ListAsync(
        DateOnly from, DateOnly to, Guid? projectOfferingId = null, Guid? personId = null, CancellationToken cancellationToken = default)
        => lists.Of<ActualTime>(
            async (page, size, token)
                => await _raw.ListActualTimeAsync(
                    page: page,
                    pageSize: size,
                    startDate: from,
                    endDate: to,
                    projectOfferingId: projectOfferingId,
                    personId: personId,
                    cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<ActualTime> CreateAsync(CreateActualTime body, CancellationToken cancellationToken = default)
        => _raw.CreateActualTimeAsync(body, cancellationToken);

    public Task<ActualTime> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetActualTimeAsync(id, cancellationToken);

    public Task<ActualTime?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();

    public Task UpdateAsync(Guid id, UpdateActualTime body, CancellationToken cancellationToken = default)
        => _raw.UpdateActualTimeAsync(id, body, cancellationToken);

    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.DeleteActualTimeAsync(id, cancellationToken);
}

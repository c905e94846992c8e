using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class RateCardsApi(HttpClient httpClient, Lists lists) : IRateCardsApi
{
    private readonly RateCardsClient _raw = new(httpClient);

    public ParallaxPageable<RateCard> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<RateCard>(
            async (page, size, token)
                => await _raw.ListRateCardsAsync(page: page, pageSize: size, archived: archived, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<RateCard> GetAsync(Guid id, CancellationToken cancellationToken = default)
        => _raw.GetRateCardAsync(id, cancellationToken);

    public Task<RateCard?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => GetAsync(id, cancellationToken).OrNullAsync();
}

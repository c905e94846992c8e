using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class RateCardRatesApi(HttpClient httpClient, Lists lists) : IRateCardRatesApi
{
    private readonly RateCardRatesClient _raw = new(httpClient);

    public ParallaxPageable<RateCardRate> ListAsync(Guid rateCardId, CancellationToken cancellationToken = default)
        => lists.Of<RateCardRate>(
            async (page, size, token)
                => await _raw.ListRateCardRatesAsync(rateCardId, page: page, pageSize: size, cancellationToken: token)
                    .ConfigureAwait(false),
            cancellationToken);

    public Task<RateCardRate> GetAsync(Guid rateCardId, Guid id, CancellationToken cancellationToken = default)
        => _raw.GetRateCardRateAsync(rateCardId: rateCardId, id: id, cancellationToken);

    public Task<RateCardRate?> FindAsync(Guid rateCardId, Guid id, CancellationToken cancellationToken = default)
        => GetAsync(rateCardId, id, cancellationToken).OrNullAsync();
}

using Parallax.Models;

namespace Parallax;

/// <summary>The bill rates of a rate card.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IRateCardRatesApi
{
    /// <summary>Lists the rates of a rate card.</summary>
    /// <remarks>Operation <c>ListRateCardRates</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="rateCardId">The rate card.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<RateCardRate> ListAsync(Guid rateCardId, CancellationToken cancellationToken = default);

    /// <summary>Gets a rate.</summary>
    /// <remarks>Operation <c>GetRateCardRate</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="rateCardId">The rate card.</param>
    /// <param name="id">The rate.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<RateCardRate> GetAsync(Guid rateCardId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a rate, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetRateCardRate</c>. Inferred: the vendor's page for it was not
    /// seen.
    /// </remarks>
    /// <param name="rateCardId">The rate card.</param>
    /// <param name="id">The rate.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<RateCardRate?> FindAsync(Guid rateCardId, Guid id, CancellationToken cancellationToken = default);
}

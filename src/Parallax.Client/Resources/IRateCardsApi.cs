using Parallax.Models;

namespace Parallax;

/// <summary>Lists of roles with a bill rate each.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IRateCardsApi
{
    /// <summary>Lists the rate cards.</summary>
    /// <remarks>Operation <c>ListRateCards</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<RateCard> ListAsync(bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Gets a rate card.</summary>
    /// <remarks>Operation <c>GetRateCard</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="id">The rate card.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<RateCard> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a rate card, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetRateCard</c>. Inferred: the vendor's page for it was not
    /// seen.
    /// </remarks>
    /// <param name="id">The rate card.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<RateCard?> FindAsync(Guid id, CancellationToken cancellationToken = default);
}

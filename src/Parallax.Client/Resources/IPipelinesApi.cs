using Parallax.Models;

namespace Parallax;

/// <summary>Sales pipelines, as the CRM has them.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IPipelinesApi
{
    /// <summary>Lists the pipelines.</summary>
    /// <remarks>Operation <c>ListPipelines</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<Pipeline> ListAsync(bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a pipeline.</summary>
    /// <remarks>Operation <c>CreatePipeline</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    Task<Pipeline> CreateAsync(CreatePipeline body, CancellationToken cancellationToken = default);

    /// <summary>Gets a pipeline.</summary>
    /// <remarks>Operation <c>GetPipeline</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="id">The pipeline.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<Pipeline> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a pipeline, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetPipeline</c>. Inferred: the vendor's page for it was not
    /// seen.
    /// </remarks>
    /// <param name="id">The pipeline.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<Pipeline?> FindAsync(Guid id, CancellationToken cancellationToken = default);
}

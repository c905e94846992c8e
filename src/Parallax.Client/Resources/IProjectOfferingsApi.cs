using Parallax.Models;

namespace Parallax;

/// <summary>Scopes or phases of a project.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IProjectOfferingsApi
{
    /// <summary>Lists the offerings of a project.</summary>
    /// <remarks>Operation <c>ListProjectOfferings</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="terms">Words to search for; which fields are searched is not documented.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<ProjectOffering> ListAsync(Guid projectId, string? terms = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an offering.</summary>
    /// <remarks>Operation <c>CreateProjectOffering</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    Task<ProjectOffering> CreateAsync(Guid projectId, CreateProjectOffering body, CancellationToken cancellationToken = default);

    /// <summary>Gets an offering.</summary>
    /// <remarks>Operation <c>GetProjectOffering</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="id">The offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<ProjectOffering> GetAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets an offering, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetProjectOffering</c>.
    /// </remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="id">The offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<ProjectOffering?> FindAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes an offering.</summary>
    /// <remarks>Operation <c>UpdateProjectOffering</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="id">The offering.</param>
    /// <param name="body">The changes: a member left out stays as it is, null clears it, a list replaces the whole list.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    Task UpdateAsync(Guid projectId, Guid id, UpdateProjectOffering body, CancellationToken cancellationToken = default);

    /// <summary>Gets costs and revenue of an offering as they were sold, are now, and are estimated at completion.</summary>
    /// <remarks>Operation <c>GetProjectOfferingMetricsById</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="id">The offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<ProjectOfferingMetrics> GetMetricsAsync(Guid projectId, Guid id, CancellationToken cancellationToken = default);
}

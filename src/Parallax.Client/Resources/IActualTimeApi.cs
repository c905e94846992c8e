using Parallax.Models;

namespace Parallax;

/// <summary>Hours worked on project offerings.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IActualTimeApi
{
    /// <summary>Lists the hours recorded on the days from <paramref name="from"/> to <paramref name="to"/>.</summary>
    /// <remarks>
    /// Both days are required here: left out, the server would silently take the last seven days. Operation <c>ListActualTime</c>.
    /// </remarks>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="projectOfferingId">Just the hours on this offering.</param>
    /// <param name="personId">Just the hours of this person.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<ActualTime> ListAsync(
        DateOnly from, DateOnly to, Guid? projectOfferingId = null, Guid? personId = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an hour entry.</summary>
    /// <remarks>
    /// The role follows from the offering: a person has one role in it, and gets one by default where they have none. Operation
    /// <c>CreateActualTime</c>.
    /// </remarks>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxUnprocessableException">Something that the body refers to is not there.</exception>
    Task<ActualTime> CreateAsync(CreateActualTime body, CancellationToken cancellationToken = default);

    /// <summary>Gets an hour entry.</summary>
    /// <remarks>Operation <c>GetActualTime</c>.</remarks>
    /// <param name="id">The hour entry.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<ActualTime> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets an hour entry, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetActualTime</c>.
    /// </remarks>
    /// <param name="id">The hour entry.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<ActualTime?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes an hour entry.</summary>
    /// <remarks>Operation <c>UpdateActualTime</c>.</remarks>
    /// <param name="id">The hour entry.</param>
    /// <param name="body">The changes: a member left out stays as it is, null clears it, a list replaces the whole list.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    Task UpdateAsync(Guid id, UpdateActualTime body, CancellationToken cancellationToken = default);

    /// <summary>Deletes an hour entry.</summary>
    /// <remarks>Operation <c>DeleteActualTime</c>.</remarks>
    /// <param name="id">The hour entry.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task DeleteAsync(Guid id, CancellationToken cancellationToken = default);
}

using Parallax.Models;

namespace Parallax;

/// <summary>Time recorded in the timesheets of Parallax itself, with its approval.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface ITimesheetEntriesApi
{
    /// <summary>Lists the entries on the days from <paramref name="from"/> to <paramref name="to"/>.</summary>
    /// <remarks>Operation <c>ListTimesheetEntries</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="personId">Just the entries of this person.</param>
    /// <param name="projectId">Just the entries on this project.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<TimesheetEntry> ListAsync(
        DateOnly from, DateOnly to, Guid? personId = null, Guid? projectId = null, CancellationToken cancellationToken = default);

    /// <summary>Gets an entry.</summary>
    /// <remarks>Operation <c>GetTimesheetEntry</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="id">The entry.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<TimesheetEntry> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets an entry, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetTimesheetEntry</c>. Inferred: the vendor's page for it was
    /// not seen.
    /// </remarks>
    /// <param name="id">The entry.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<TimesheetEntry?> FindAsync(Guid id, CancellationToken cancellationToken = default);
}

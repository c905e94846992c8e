using Parallax.Models;

namespace Parallax;

/// <summary>The roles that an offering needs, who fills them, and the hours planned.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IProjectOfferingRolesApi
{
    /// <summary>Lists the roles of an offering.</summary>
    /// <remarks>Operation <c>ListProjectOfferingRoles</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="terms">Words to search for; which fields are searched is not documented.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<ProjectOfferingRole> ListAsync(
        Guid projectId, Guid offeringId, string? terms = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a role in an offering.</summary>
    /// <remarks>Operation <c>CreateProjectOfferingRole</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxUnprocessableException">Something that the body refers to is not there.</exception>
    Task<ProjectOfferingRole> CreateAsync(
        Guid projectId, Guid offeringId, CreateProjectOfferingRole body, CancellationToken cancellationToken = default);

    /// <summary>Gets a role of an offering.</summary>
    /// <remarks>Operation <c>GetProjectOfferingRole</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="id">The role in the offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<ProjectOfferingRole> GetAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a role of an offering, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetProjectOfferingRole</c>.
    /// </remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="id">The role in the offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<ProjectOfferingRole?> FindAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes a role of an offering.</summary>
    /// <remarks>
    /// A null <c>Assignment</c> unassigns; the server refuses with a conflict while the person has actual time on the offering. Operation
    /// <c>UpdateProjectOfferingRole</c>.
    /// </remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="id">The role in the offering.</param>
    /// <param name="body">The changes: a member left out stays as it is, null clears it, a list replaces the whole list.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task UpdateAsync(
        Guid projectId, Guid offeringId, Guid id, UpdateProjectOfferingRole body, CancellationToken cancellationToken = default);

    /// <summary>Deletes a role from an offering.</summary>
    /// <remarks>Refused while the role has an assignment or planned time. Operation <c>DeleteProjectOfferingRole</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="id">The role in the offering.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task DeleteAsync(Guid projectId, Guid offeringId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Lists the hours planned for a role, day by day; days without hours are left out.</summary>
    /// <remarks>Operation <c>ListProjectOfferingRolePlans</c>.</remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="offeringId">The offering.</param>
    /// <param name="roleId">The role in the offering.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<ProjectOfferingRolePlan> ListPlannedTimeAsync(
        Guid projectId, Guid offeringId, Guid roleId, DateOnly from, DateOnly to, CancellationToken cancellationToken = default);
}

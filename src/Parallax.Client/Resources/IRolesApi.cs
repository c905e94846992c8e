using Parallax.Models;

namespace Parallax;

/// <summary>Kinds of work or skill.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IRolesApi
{
    /// <summary>Lists the roles.</summary>
    /// <remarks>Operation <c>ListRoles</c>.</remarks>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<Role> ListAsync(bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a role.</summary>
    /// <remarks>Operation <c>CreateRole</c>.</remarks>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    /// <exception cref="ParallaxUnprocessableException">Something that the body refers to is not there.</exception>
    Task<Role> CreateAsync(CreateRole body, CancellationToken cancellationToken = default);

    /// <summary>Gets a role.</summary>
    /// <remarks>Operation <c>GetRole</c>.</remarks>
    /// <param name="id">The role.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<Role> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a role, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetRole</c>.
    /// </remarks>
    /// <param name="id">The role.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<Role?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Changes a role.</summary>
    /// <remarks>Operation <c>UpdateRole</c>.</remarks>
    /// <param name="id">The role.</param>
    /// <param name="body">The changes: a member left out stays as it is, null clears it, a list replaces the whole list.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task UpdateAsync(Guid id, UpdateRole body, CancellationToken cancellationToken = default);

    /// <summary>Archives a role.</summary>
    /// <remarks>Operation <c>UpdateRole</c>.</remarks>
    /// <param name="id">The role.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Brings a role back from the archive.</summary>
    /// <remarks>Operation <c>UpdateRole</c>.</remarks>
    /// <param name="id">The role.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default);
}

using Parallax.Models;

namespace Parallax;

/// <summary>Teams and disciplines by which roles are grouped. The API has no call for a single one.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IDepartmentsApi
{
    /// <summary>Lists the departments.</summary>
    /// <remarks>Operation <c>ListDepartments</c>.</remarks>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<Department> ListAsync(bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a department.</summary>
    /// <remarks>Operation <c>CreateDepartment</c>.</remarks>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task<Department> CreateAsync(CreateDepartment body, CancellationToken cancellationToken = default);

    /// <summary>Changes a department.</summary>
    /// <remarks>Operation <c>UpdateDepartment</c>.</remarks>
    /// <param name="id">The department.</param>
    /// <param name="body">The changes: a member left out stays as it is, null clears it, a list replaces the whole list.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task UpdateAsync(Guid id, UpdateDepartment body, CancellationToken cancellationToken = default);

    /// <summary>Archives a department.</summary>
    /// <remarks>Operation <c>UpdateDepartment</c>.</remarks>
    /// <param name="id">The department.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task ArchiveAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Brings a department back from the archive.</summary>
    /// <remarks>Operation <c>UpdateDepartment</c>.</remarks>
    /// <param name="id">The department.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task UnarchiveAsync(Guid id, CancellationToken cancellationToken = default);
}

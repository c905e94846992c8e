using Parallax.Models;

namespace Parallax;

/// <summary>Labels on people, projects and offering roles.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface ITagsApi
{
    /// <summary>Lists the tags.</summary>
    /// <remarks>Operation <c>ListTags</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<Tag> ListAsync(bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a tag.</summary>
    /// <remarks>Operation <c>CreateTag</c>. Inferred: the vendor's page for it was not seen.</remarks>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    /// <exception cref="ParallaxConflictException">A rule of the business forbids it as things stand.</exception>
    Task<Tag> CreateAsync(CreateTag body, CancellationToken cancellationToken = default);
}

using Parallax.Models;

namespace Parallax;

/// <summary>The steps of a pipeline, each with the likelihood of a sale.</summary>
/// <remarks>A call that does not succeed throws a <see cref="ParallaxException"/>; the methods name the kinds to reckon with.</remarks>
public interface IStagesApi
{
    /// <summary>Lists the stages of a pipeline.</summary>
    /// <remarks>Operation <c>ListPipelineStages</c>.</remarks>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="archived">True for just the archived ones, false for just the others; left out, the server decides.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    ParallaxPageable<Stage> ListAsync(Guid pipelineId, bool? archived = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a stage.</summary>
    /// <remarks>Operation <c>CreatePipelineStage</c>.</remarks>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="body">What to create. Just the members that you assign are sent.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    /// <exception cref="ParallaxValidationException">
    /// The body was not valid; <see cref="ParallaxApiException.Errors"/> says which field.
    /// </exception>
    Task<Stage> CreateAsync(Guid pipelineId, CreateStage body, CancellationToken cancellationToken = default);

    /// <summary>Gets a stage.</summary>
    /// <remarks>Operation <c>GetPipelineStage</c>.</remarks>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="id">The stage.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ParallaxNotFoundException">There is no such object, or none that the key may see.</exception>
    Task<Stage> GetAsync(Guid pipelineId, Guid id, CancellationToken cancellationToken = default);

    /// <summary>Gets a stage, or null if the API has none of that id.</summary>
    /// <remarks>
    /// Null for a 404 whose body is a JSON object, as those of the API are. Any other 404, such as the page of a proxy or one without a
    /// body, gives a <see cref="ParallaxNotFoundException"/>. Operation <c>GetPipelineStage</c>.
    /// </remarks>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="id">The stage.</param>
    /// <param name="cancellationToken">Ends the call with an <see cref="OperationCanceledException"/>.</param>
    Task<Stage?> FindAsync(Guid pipelineId, Guid id, CancellationToken cancellationToken = default);
}

using Parallax.Generated;
using Parallax.Models;

namespace Parallax;

internal sealed class TagsApi(HttpClient httpClient, Lists lists) : ITagsApi
{
    private readonly TagsClient _raw = new(httpClient);

    public ParallaxPageable<Tag> ListAsync(bool? archived = null, CancellationToken cancellationToken = default)
        => lists.Of<Tag>(
            async (page, size, token)
                => await _raw.ListTagsAsync(page: page, pageSize: size, archived: archived, cancellationToken: token).ConfigureAwait(false),
            cancellationToken);

    public Task<Tag> CreateAsync(CreateTag body, CancellationToken cancellationToken = default)
        => _raw.CreateTagAsync(body, cancellationToken);
}

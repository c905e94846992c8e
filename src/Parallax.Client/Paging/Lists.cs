namespace Parallax;

/// <summary>Makes the lists of all resources, with the settings of the client.</summary>
internal sealed class Lists(PageSettings settings)
{
    public ParallaxPageable<T> Of<T>(ParallaxPageable<T>.FetchPage fetch, CancellationToken cancellationToken)
        => new(fetch, settings, cancellationToken);
}

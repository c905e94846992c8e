namespace Parallax;

/// <summary>Makes the lists of all resources, with the settings of the client.</summary>
internal sealed class Lists(PageSettings settings)
{
    public ParallaxPageable<T> Of<T>(ParallaxPageable<T>.FetchPage fetch, CancellationToken cancellationToken)
        => new(fetch, settings, cancellationToken);
}

/// <summary>How a list is read: rows per page, and pages ahead of the loop.</summary>
internal sealed record PageSettings(int Size, int ReadAhead, bool MayRepeatRows = true);

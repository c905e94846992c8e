namespace Parallax;

/// <summary>Asks for one page at a time, and makes sure that it is the one that was asked for.</summary>
internal sealed class PageFetcher<T>(ParallaxPageable<T>.FetchPage fetch, PageSettings settings)
{
    private const int MostEmptyPages = 20;

    private int _clock;

    /// <summary>Whether rows may come again on a later page, as those of a server do.</summary>
    public bool MayRepeatRows => settings.MayRepeatRows;

    public async Task<ParallaxPage<T>> FetchAsync(int number, CancellationToken cancellationToken)
    {
        var asked = Interlocked.Increment(ref _clock);
        var page = await fetch(number, settings.Size, cancellationToken).ConfigureAwait(false);
        var arrived = Interlocked.Increment(ref _clock);
        ParallaxTelemetry.RecordPage();
        var rows = page.Results ?? throw Unusable(number, "has no 'results', so its rows are unknown");

        // What cannot be a number of pages is none: the end is then seen by a page that is not full.
        var totalPages = page.TotalPages is > 0 and <= int.MaxValue ? page.TotalPages : null;
        if (page.Page is > 0 and { } echoed && echoed != number)
        {
            rows = totalPages < number || page.TotalPages is 0
                ? [] // Beyond the end, where some servers give the last page once more.
                : throw Unusable(number, $"was asked for, and page {WireText.Of(echoed)} came: the server does not heed 'page'");
        }

        return new ParallaxPage<T>(rows, number, page.PageSize, page.Total, totalPages)
        {
            SizeAsked = settings.Size,
            IsEchoed = page.Page > 0,
            Asked = asked,
            Arrived = arrived
        };
    }

    /// <summary>A server that does not say both, which page it sent and how many there are, could send the same one for ever.</summary>
    public static void ThrowIfRepeated(ParallaxPage<T>? before, ParallaxPage<T> page)
    {
        var saysEnough = page.IsEchoed && page.TotalPages is not null;
        if (before is not null
            && !saysEnough
            && page.Count > 0
            && page.Count == before.Count
            && JsonBytes.Of(page.Items).AsSpan().SequenceEqual(JsonBytes.Of(before.Items)))
        {
            throw Unusable(page.Number, "is the same as the one before it: the server does not heed 'page'");
        }
    }

    /// <summary>Empty pages are no end, as long as the server says that more follow. It may do so for ever.</summary>
    public static void ThrowIfEndless(int emptyPages, ParallaxPage<T> page)
    {
        if (emptyPages >= MostEmptyPages && page.HasNext)
        {
            throw Unusable(
                page.Number, $"is the {WireText.Of(MostEmptyPages)}th in a row without rows, and the server says that more follow");
        }
    }

    private static ParallaxResponseException Unusable(int number, string problem)
        => new($"Page {WireText.Of(number)} of the list of {typeof(T).Name} {problem}.");
}

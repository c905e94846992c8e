using System.Runtime.CompilerServices;

namespace Parallax;

/// <summary>
/// A list of the API. Nothing is asked for until it is read; then it is read page by page, some pages ahead of the loop.
/// </summary>
/// <remarks>
/// <para>It can be read any number of times, also at once; each time asks anew. Leaving the loop ends what is under way.</para>
/// <para>
/// The first ten rows cost no more than the pages that they are on. In the second half of a page the next one is asked for, and from the
/// second
/// page on as many as <see cref="ParallaxClientOptions.ReadAhead"/> says; who takes whole pages has the next one asked for at once.
/// </para>
/// <para>
/// The API pages by offset, over rows that may change meanwhile. While rows are only added, no row is lost: pages are read at once,
/// and one that the server may have computed before the page in front of it, as its smaller <c>Total</c> tells, is asked for again.
/// A row with an id is delivered once, also if rows added before it push it onto a later page. That holds as long as the list does
/// not grow, over any stretch of the reading, by 10,000 rows more than are read in it; the ids of so many rows, and of as many as
/// were added, are in memory. Rows without an id are never dropped.
/// </para>
/// <para>
/// A row that moves onto a page already read, because one before it was deleted or archived, is missed; no client can prevent that.
/// As many rows deleted as added, while two pages are under way, leave <c>Total</c> as it was and hide a stale page:
/// <see cref="WithReadAhead"/>(0) reads one page after the other. Where it matters, read a second time, or compare the count of
/// rows with <c>Total</c>.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class ParallaxPageable<T> : IAsyncEnumerable<T>
{
    private readonly FetchPage _fetch;
    private readonly PageSettings _settings;
    private readonly CancellationToken _cancellationToken;

    internal ParallaxPageable(FetchPage fetch, PageSettings settings, CancellationToken cancellationToken)
        => (_fetch, _settings, _cancellationToken) = (fetch, settings, cancellationToken);

    internal delegate Task<IPage<T>> FetchPage(int number, int size, CancellationToken cancellationToken);

    /// <summary>The same list, read with another number of rows per page.</summary>
    /// <param name="pageSize">1 to 500.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not from 1 to 500.</exception>
    public ParallaxPageable<T> WithPageSize(int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, ParallaxClientOptions.LargestPage);
        return new ParallaxPageable<T>(_fetch, _settings with { Size = pageSize }, _cancellationToken);
    }

    /// <summary>The same list, read with another number of pages ahead of the loop.</summary>
    /// <param name="pages">
    /// 0 to 64; 0 asks for a page when the one before is used up. Instead of <see cref="ParallaxClientOptions.ReadAhead"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pages"/> is not from 0 to 64.</exception>
    public ParallaxPageable<T> WithReadAhead(int pages)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pages);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pages, ParallaxClientOptions.MostReadAhead);
        return new ParallaxPageable<T>(_fetch, _settings with { ReadAhead = pages }, _cancellationToken);
    }

    /// <summary>The rows, one by one.</summary>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">A page could not be read.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new RowEnumerator<T>(Open(startPage: 1, cancellationToken));

    /// <summary>The rows page by page, from <paramref name="startPage"/> on: the way to go on where an earlier run stopped.</summary>
    /// <param name="startPage">Number of the first page to read, from 1.</param>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startPage"/> is below 1.</exception>
    /// <exception cref="ParallaxException">A page could not be read.</exception>
    public IAsyncEnumerable<ParallaxPage<T>> AsPagesAsync(int startPage = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startPage, 1);
        return ReadPagesAsync(startPage, cancellationToken);
    }

    /// <summary>One page; empty beyond the last one.</summary>
    /// <param name="number">Number of the page, from 1.</param>
    /// <param name="cancellationToken">Ends the call, as does the token given to the list method.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is below 1.</exception>
    /// <exception cref="ParallaxException">The page could not be read.</exception>
    public async Task<ParallaxPage<T>> GetPageAsync(int number, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        return await new PageFetcher<T>(_fetch, _settings).FetchAsync(number, either.Token).ConfigureAwait(false);
    }

    /// <summary>All rows at once.</summary>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">A page could not be read; the rows before it are lost with it.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        List<T> rows = [];
        await foreach (var page in ReadPagesAsync(startPage: 1, cancellationToken).ConfigureAwait(false))
        {
            rows.AddRange(page.Items);
        }

        return rows;
    }

    /// <summary>How many rows there are, as the server says; null if it does not. One small request.</summary>
    /// <param name="cancellationToken">Ends the call, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">The call did not succeed.</exception>
    public async Task<long?> GetTotalAsync(CancellationToken cancellationToken = default)
        => (await WithPageSize(1).GetPageAsync(1, cancellationToken).ConfigureAwait(false)).Total;

    private async IAsyncEnumerable<ParallaxPage<T>> ReadPagesAsync(
        int startPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = Open(startPage, cancellationToken);
        await using var disposal = pages.ConfigureAwait(false);
        while (await pages.NextAsync(readsAhead: true).ConfigureAwait(false) is { } page)
        {
            pages.ReadNext();
            yield return page;
        }
    }

    private PageWindow<T> Open(int startPage, CancellationToken cancellationToken)
        => new(new PageFetcher<T>(_fetch, _settings), startPage, _settings.ReadAhead, _cancellationToken, cancellationToken);
}

using System.Runtime.CompilerServices;

namespace Parallax;

/// <summary>A list of the API. Nothing is asked for until it is enumerated; then page after page is, as far as the loop gets.</summary>
/// <remarks>
/// It can be enumerated any number of times; each time reads anew. The API pages by offset: a row that moves onto a page
/// already read, because another before it was deleted meanwhile, is missed. Where that matters, read a second time.
/// </remarks>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class ParallaxPageable<T> : IAsyncEnumerable<T>
{
    internal const int LargestPage = 500;

    private readonly FetchPage _fetch;
    private readonly int _pageSize;
    private readonly CancellationToken _cancellationToken;

    internal ParallaxPageable(FetchPage fetch, int pageSize, CancellationToken cancellationToken)
        => (_fetch, _pageSize, _cancellationToken) = (fetch, pageSize, cancellationToken);

    internal delegate Task<IPage<T>> FetchPage(int number, int size, CancellationToken cancellationToken);

    /// <summary>The same list, read with another number of rows per page.</summary>
    /// <param name="pageSize">1 to 500.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not from 1 to 500.</exception>
    public ParallaxPageable<T> WithPageSize(int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, LargestPage);
        return new ParallaxPageable<T>(_fetch, pageSize, _cancellationToken);
    }

    /// <summary>The rows, one by one.</summary>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">A page could not be read.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPagesAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in page.Items)
            {
                yield return row;
            }
        }
    }

    /// <summary>The rows page by page, from <paramref name="startPage"/> on: the way to go on where an earlier run stopped.</summary>
    /// <param name="startPage">Number of the first page to read, from 1.</param>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">A page could not be read.</exception>
    public IAsyncEnumerable<ParallaxPage<T>> AsPagesAsync(int startPage = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startPage, 1);
        return ReadPagesAsync(startPage, cancellationToken);
    }

    /// <summary>One page; empty beyond the last one.</summary>
    /// <param name="number">Number of the page, from 1.</param>
    /// <param name="cancellationToken">Ends the call, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">The page could not be read.</exception>
    public async Task<ParallaxPage<T>> GetPageAsync(int number, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        return await FetchAsync(number, _pageSize, either.Token).ConfigureAwait(false);
    }

    /// <summary>All rows at once.</summary>
    /// <param name="cancellationToken">Ends the reading, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">A page could not be read.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        List<T> rows = [];
        await foreach (var page in AsPagesAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            rows.AddRange(page.Items);
        }

        return rows;
    }

    /// <summary>How many rows there are, as the server says; null if it does not. One small request.</summary>
    /// <param name="cancellationToken">Ends the call, as does the token given to the list method.</param>
    /// <exception cref="ParallaxException">The call did not succeed.</exception>
    public async Task<long?> GetTotalAsync(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        return (await FetchAsync(1, 1, either.Token).ConfigureAwait(false)).Total;
    }

    private async IAsyncEnumerable<ParallaxPage<T>> ReadPagesAsync(int startPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        for (var number = startPage; ; number++)
        {
            var page = await FetchAsync(number, _pageSize, either.Token).ConfigureAwait(false);
            yield return page;
            if (!page.HasNext)
            {
                yield break;
            }
        }
    }

    private async Task<ParallaxPage<T>> FetchAsync(int number, int size, CancellationToken cancellationToken)
    {
        var page = await _fetch(number, size, cancellationToken).ConfigureAwait(false);
        if (page.Results is null)
        {
            throw new ParallaxResponseException($"Page {number} of {typeof(T).Name} has no 'results', so its rows are unknown.");
        }

        if (page.Page is > 0 and { } echoed && echoed != number)
        {
            throw new ParallaxResponseException($"Page {number} of {typeof(T).Name} was asked for and page {echoed} came: the server does not heed 'page'.");
        }

        return new ParallaxPage<T>(page.Results, number, page.PageSize, page.Total, page.TotalPages);
    }
}

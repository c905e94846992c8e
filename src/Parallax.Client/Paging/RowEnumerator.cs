namespace Parallax;

/// <summary>The rows one by one. While a page is at hand the next row costs no more than an index.</summary>
/// <remarks>
/// A loop may be after a few rows only, so it pays for what it takes: the first ten rows cost the pages that they are on, the second
/// half of a page brings the next one, and a loop that goes on to that has all pages that it may read ahead.
/// </remarks>
internal sealed class RowEnumerator<T>(PageWindow<T> pages) : IAsyncEnumerator<T>
{
    private const int FewRows = 10;

    private IReadOnlyList<T> _rows = [];
    private int _index = -1;
    private int _nextPageAt;
    private long _taken;

    public T Current => _rows[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (++_index >= _rows.Count)
        {
            return NextPageAsync();
        }

        if (_index == _nextPageAt)
        {
            pages.ReadNext();
        }

        return new ValueTask<bool>(true);
    }

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    private async ValueTask<bool> NextPageAsync()
    {
        do
        {
            _taken += _rows.Count;
            if (await pages.NextAsync(readsAhead: _taken > FewRows).ConfigureAwait(false) is not { } page)
            {
                (_rows, _index) = ([], -1);
                return false;
            }

            (_rows, _index) = (page.Items, 0);
        }
        while (_rows.Count == 0);
        _nextPageAt = (int)Math.Max(_rows.Count / 2, FewRows - _taken);
        return true;
    }
}

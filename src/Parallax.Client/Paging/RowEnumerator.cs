namespace Parallax;

/// <summary>The rows one by one. While a page is at hand the next row costs no more than an index.</summary>
internal sealed class RowEnumerator<T>(PageWindow<T> pages) : IAsyncEnumerator<T>
{
    private IReadOnlyList<T> _rows = [];
    private int _index = -1;

    public T Current => _rows[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (++_index >= _rows.Count)
        {
            return NextPageAsync();
        }

        if (_index == 1)
        {
            // Whoever asks for a second row is not after just the first.
            pages.ReadAhead();
        }

        return new ValueTask<bool>(true);
    }

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    private async ValueTask<bool> NextPageAsync()
    {
        do
        {
            if (await pages.NextAsync().ConfigureAwait(false) is not { } page)
            {
                (_rows, _index) = ([], -1);
                return false;
            }

            (_rows, _index) = (page.Items, 0);
        }
        while (_rows.Count == 0);
        return true;
    }
}

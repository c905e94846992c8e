using System.Runtime.InteropServices;

namespace Parallax;

/// <summary>
/// Drops rows that were delivered already. A row that an insert before it pushes onto the next page comes twice; it is known
/// again by the ids of the pages around, and of no more of them, so that memory does not grow with the list.
/// </summary>
internal sealed class SeenRows<T>(int pages)
{
    private readonly Queue<List<RowId>> _pages = new();
    private readonly Dictionary<RowId, int> _pageOfRow = [];
    private int _page;

    public IReadOnlyList<T> Unseen(IReadOnlyList<T> rows)
    {
        if (!typeof(IIdentified).IsAssignableFrom(typeof(T)))
        {
            return rows;
        }

        _page++;
        Forget();
        var ids = new List<RowId>(rows.Count);
        List<T>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (((IIdentified)rows[i]!).RowId is not { } id || IsNew(id, ids))
            {
                kept?.Add(rows[i]);
            }
            else
            {
                // The first one that is dropped: what stood before it is kept.
                kept ??= [.. rows.Take(i)];
            }
        }

        _pages.Enqueue(ids);
        return kept ?? rows;
    }

    private bool IsNew(RowId id, List<RowId> ids)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pageOfRow, id, out var known);
        if (page != _page)
        {
            // Seen anew, it is remembered for as long as a row of this page.
            page = _page;
            ids.Add(id);
        }

        return !known;
    }

    private void Forget()
    {
        while (_pages.Count > pages)
        {
            var forgotten = _page - _pages.Count;
            foreach (var id in _pages.Dequeue())
            {
                if (_pageOfRow.TryGetValue(id, out var page) && page == forgotten)
                {
                    _pageOfRow.Remove(id);
                }
            }
        }
    }
}

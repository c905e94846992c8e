using System.Runtime.InteropServices;

namespace Parallax;

/// <summary>
/// Drops rows that were delivered already. Rows added before them push them onto pages that are still to be read; they are known
/// again by their ids.
/// </summary>
/// <remarks>
/// A page is forgotten when even <paramref name="spare"/> rows, added at once, could not push its rows onto the next page. So
/// memory holds the ids of that many rows, a page, and as many as were added, however long the list is.
/// </remarks>
/// <param name="spare">How many rows more may be added, over any stretch of the reading, than are read in it.</param>
internal sealed class SeenRows<T>(int spare = SeenRows<T>.Spare)
{
    public const int Spare = 10_000;

    private readonly Dictionary<RowId, int> _pageOfRow = [];
    private readonly Queue<RowId> _ids = new();
    private readonly Queue<(int Ids, long End)> _pages = new();
    private long? _total;
    private long _position;
    private int _page;

    public IReadOnlyList<T> Unseen(IReadOnlyList<T> rows, long? total)
    {
        if (!typeof(IIdentified).IsAssignableFrom(typeof(T)))
        {
            return rows;
        }

        // The position is where the reading stands in the list as it was at first: rows that were added set it back.
        _position -= Math.Max(0, total - _total ?? 0);
        _total = total ?? _total;
        _page++;
        Forget();
        var before = _ids.Count;
        List<T>? kept = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (((IIdentified)rows[i]!).RowId is not { } id || IsNew(id))
            {
                kept?.Add(rows[i]);
            }
            else
            {
                // The first one that is dropped: what stood before it is kept.
                kept ??= [.. rows.Take(i)];
            }
        }

        _position += rows.Count;
        _pages.Enqueue((_ids.Count - before, _position));
        return kept ?? rows;
    }

    private bool IsNew(RowId id)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pageOfRow, id, out var known);
        if (page != _page)
        {
            // Seen anew, it is remembered for as long as a row of this page.
            page = _page;
            _ids.Enqueue(id);
        }

        return !known;
    }

    private void Forget()
    {
        while (_pages.TryPeek(out var oldest) && oldest.End < _position - spare)
        {
            var forgotten = _page - _pages.Count;
            for (var i = 0; i < oldest.Ids; i++)
            {
                var id = _ids.Dequeue();
                if (_pageOfRow.TryGetValue(id, out var page) && page == forgotten)
                {
                    _pageOfRow.Remove(id);
                }
            }

            _pages.Dequeue();
        }
    }
}

using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>A list on a server that changes before every request for a page, as told by the history.</summary>
internal sealed class MovingList
{
    private readonly Queue<Change> _history;
    private readonly List<Guid> _rows;
    private readonly HashSet<Guid> _lasting;
    private readonly HashSet<Guid> _answered = [];
    private readonly int _failEvery;
    private int _highestPage;

    public MovingList(int rows, IEnumerable<Change> history, int failEvery = 0)
    {
        _rows = [.. Enumerable.Range(0, rows).Select(_ => Guid.NewGuid())];
        _lasting = [.. _rows];
        _history = new Queue<Change>(history);
        _failEvery = failEvery;
    }

    public int Requests { get; private set; }

    public int MostPages { get; private set; }

    /// <summary>Rows in the order in which they were first part of an answer, page by page.</summary>
    public SortedDictionary<int, List<Guid>> Answers { get; } = [];

    /// <summary>Rows that were there from the first request to the last, and never moved onto a page that was read before.</summary>
    public IReadOnlySet<Guid> NeverOvertaken => _lasting;

    public ParallaxPageable<Project> Read(int pageSize, int readAhead)
        => new(
            (number, size, _) => Task.FromResult<IPage<Project>>(Page(number, size)),
            new PageSettings(pageSize, readAhead),
            CancellationToken.None);

    private ProjectPage Page(int number, int size)
    {
        Requests++;
        if (_failEvery > 0 && Requests % _failEvery == 0)
        {
            throw new ParallaxConnectionException("made up");
        }

        if (_history.TryDequeue(out var change))
        {
            Apply(change);
        }

        // What slipped onto a page that was read, without having been on it, is out of reach.
        _lasting.RemoveWhere(row => !_answered.Contains(row) && _rows.IndexOf(row) / size < _highestPage);
        _highestPage = Math.Max(_highestPage, number);
        List<Guid> rows = [.. _rows.Skip((number - 1) * size).Take(size)];
        _answered.UnionWith(rows);
        Answers[number] = rows;
        var pages = (_rows.Count + size - 1) / size;
        MostPages = Math.Max(MostPages, pages);
        return new ProjectPage
        {
            Count = rows.Count,
            Total = _rows.Count,
            Page = number,
            TotalPages = pages,
            PageSize = size,
            Results = [.. rows.Select(id => new Project { Id = id })],
        };
    }

    private void Apply(Change change)
    {
        for (var i = 0; i < change.Inserts; i++)
        {
            _rows.Insert(Math.Min(change.At, _rows.Count), Guid.NewGuid());
        }

        var deletes = Math.Min(change.Deletes, Math.Max(0, _rows.Count - change.At));
        foreach (var row in _rows.Skip(change.At).Take(deletes))
        {
            _lasting.Remove(row);
        }

        _rows.RemoveRange(Math.Min(change.At, _rows.Count), deletes);
    }

    /// <summary>Rows put in and taken out at one place. Archiving is the same as taking out.</summary>
    internal sealed record Change(int At, int Inserts, int Deletes);
}

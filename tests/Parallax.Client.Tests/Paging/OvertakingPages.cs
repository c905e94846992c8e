using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>
/// A list to which rows are added while it is read. The server reads the rows of a page at one time and sends them at another,
/// and does both in any order for requests made at once.
/// </summary>
internal sealed class OvertakingPages(int rows, bool withTotal = true)
{
    private readonly List<Guid> _rows = [.. Enumerable.Range(0, rows).Select(_ => Guid.NewGuid())];
    private readonly List<(int Number, int Size, TaskCompletionSource<IPage<Project>> Answer)> _asked = [];
    private readonly List<(ProjectPage Page, TaskCompletionSource<IPage<Project>> Answer)> _computed = [];

    public IReadOnlyList<Guid> Rows => _rows;

    /// <summary>The number of every page that was asked for, in that order.</summary>
    public List<int> Requests { get; } = [];

    public ParallaxPageable<Project> Read(int pageSize, int readAhead)
        => new(Ask, new PageSettings(pageSize, readAhead), CancellationToken.None);

    public void Add(int at, int rows = 1)
        => _rows.InsertRange(Math.Min(at, _rows.Count), Enumerable.Range(0, rows).Select(_ => Guid.NewGuid()));

    /// <summary>Reads the rows of one of the pages asked for, as the list is now. They are not sent yet.</summary>
    public void Compute(int which = 0)
    {
        if (_asked.Count == 0)
        {
            return;
        }

        var (number, size, answer) = Take(_asked, which);
        var page = new ProjectPage
        {
            Page = number,
            TotalPages = (_rows.Count + size - 1) / size,
            PageSize = size,
            Results = [.. _rows.Skip((number - 1) * size).Take(size).Select(id => new Project { Id = id })],
        };
        if (withTotal)
        {
            page.Total = _rows.Count;
        }

        _computed.Add((page, answer));
    }

    /// <summary>Sends one of the pages whose rows were read.</summary>
    public void Send(int which = 0)
    {
        if (_computed.Count > 0)
        {
            var (page, answer) = Take(_computed, which);
            answer.TrySetResult(page);
        }
    }

    private static TItem Take<TItem>(List<TItem> items, int which)
    {
        var index = which % items.Count;
        var item = items[index];
        items.RemoveAt(index);
        return item;
    }

    private Task<IPage<Project>> Ask(int number, int size, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IPage<Project>>();
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        Requests.Add(number);
        _asked.Add((number, size, answer));
        return answer.Task;
    }
}

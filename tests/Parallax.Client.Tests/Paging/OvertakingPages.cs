using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>A list to which rows are added while it is read, on a server that answers requests made at once in any order.</summary>
internal sealed class OvertakingPages(int rows)
{
    private readonly List<Guid> _rows = [.. Enumerable.Range(0, rows).Select(_ => Guid.NewGuid())];
    private readonly List<(int Number, int Size, TaskCompletionSource<IPage<Project>> Answer)> _waiting = [];

    public IReadOnlyList<Guid> Rows => _rows;

    /// <summary>How many requests have no answer yet.</summary>
    public int Waiting => _waiting.Count;

    public ParallaxPageable<Project> Read(int pageSize, int readAhead)
        => new(Ask, new PageSettings(pageSize, readAhead), CancellationToken.None);

    public void Add(int at) => _rows.Insert(Math.Min(at, _rows.Count), Guid.NewGuid());

    /// <summary>Answers one of the requests, with the list as it is now.</summary>
    public void Answer(int which)
    {
        var (number, size, answer) = _waiting[which % _waiting.Count];
        _waiting.RemoveAt(which % _waiting.Count);
        answer.SetResult(new ProjectPage
        {
            Total = _rows.Count,
            Page = number,
            TotalPages = (_rows.Count + size - 1) / size,
            PageSize = size,
            Results = [.. _rows.Skip((number - 1) * size).Take(size).Select(id => new Project { Id = id })],
        });
    }

    private Task<IPage<Project>> Ask(int number, int size, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IPage<Project>>();
        _waiting.Add((number, size, answer));
        return answer.Task;
    }
}

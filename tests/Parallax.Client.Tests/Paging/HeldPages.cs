using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>A list whose pages come when the test lets them, each with as many rows as told.</summary>
internal sealed class HeldPages(int pages, int rows = 20)
{
    private readonly Dictionary<int, TaskCompletionSource<IPage<Project>>> _held = [];

    /// <summary>Every page that was asked for, in that order.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>Pages that were asked for and have neither come nor been given up.</summary>
    public IEnumerable<int> UnderWay => _held.Where(page => !page.Value.Task.IsCompleted).Select(page => page.Key).Order();

    public ParallaxPageable<Project> Read(int readAhead, CancellationToken cancellationToken = default)
        => new(FetchAsync, new PageSettings(rows, readAhead), cancellationToken);

    public void Let(int number)
        => _held[number].SetResult(new ProjectPage
        {
            Page = number,
            PageSize = rows,
            Total = rows * pages,
            TotalPages = pages,
            Results = [.. Enumerable.Range(0, rows).Select(row => new Project { Id = Guid.NewGuid(), Name = $"{number}.{row}" })],
        });

    public void Fail(int number) => _held[number].SetException(new ParallaxConnectionException($"page {number}"));

    public Task<IPage<Project>> FetchAsync(int number, int size, CancellationToken cancellationToken)
    {
        Asked.Add(number);
        var held = _held[number] = new TaskCompletionSource<IPage<Project>>();
        cancellationToken.Register(() => held.TrySetCanceled(cancellationToken));
        return held.Task;
    }
}

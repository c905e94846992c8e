using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>A list whose pages come when the test lets them, each with two rows.</summary>
internal sealed class HeldPages(int pages)
{
    private readonly Dictionary<int, TaskCompletionSource<IPage<Project>>> _held = [];

    /// <summary>Every page that was asked for, in that order.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>Pages that were asked for and have neither come nor been given up.</summary>
    public IEnumerable<int> UnderWay => _held.Where(page => !page.Value.Task.IsCompleted).Select(page => page.Key).Order();

    public ParallaxPageable<Project> Read(int readAhead, CancellationToken cancellationToken = default)
        => new(Fetch, new PageSettings(2, readAhead), cancellationToken);

    public void Let(int number)
        => _held[number].SetResult(new ProjectPage
        {
            Page = number,
            PageSize = 2,
            Total = 2 * pages,
            TotalPages = pages,
            Results = [.. Enumerable.Range(0, 2).Select(row => new Project { Id = Guid.NewGuid(), Name = $"{number}.{row}" })],
        });

    public void Fail(int number) => _held[number].SetException(new ParallaxConnectionException($"page {number}"));

    private Task<IPage<Project>> Fetch(int number, int size, CancellationToken cancellationToken)
    {
        Asked.Add(number);
        var held = _held[number] = new TaskCompletionSource<IPage<Project>>();
        cancellationToken.Register(() => held.TrySetCanceled(cancellationToken));
        return held.Task;
    }
}

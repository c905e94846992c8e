namespace Parallax;

/// <summary>Makes lists out of rows that are already there, for code that is tested without a server.</summary>
public static class ParallaxPageable
{
    /// <summary>A list of <paramref name="items"/>, cut into pages as the server would. All of them are delivered, whatever their ids.</summary>
    public static ParallaxPageable<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var rows = new Lazy<IReadOnlyList<T>>(() => [.. items]);
        return new ParallaxPageable<T>(
            (number, size, _) => Task.FromResult<IPage<T>>(new InMemoryPage<T>(rows.Value, number, size)),
            new PageSettings(ParallaxClientOptions.LargestPage, ReadAhead: 0, MayRepeatRows: false),
            CancellationToken.None);
    }
}

internal sealed class InMemoryPage<T>(IReadOnlyCollection<T> rows, int number, int size) : IPage<T>
{
    public IReadOnlyList<T> Results { get; } = [.. rows.Skip((int)Math.Min((number - 1L) * size, int.MaxValue)).Take(size)];

    public long? Count => Results.Count;

    public long? Total => rows.Count;

    public long? Page => number;

    public long? TotalPages => (rows.Count + size - 1) / size;

    public long? PageSize => size;
}

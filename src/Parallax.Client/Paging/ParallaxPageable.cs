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
            new PageSettings(ParallaxPageable<T>.LargestPage, ReadAhead: 0, MayRepeatRows: false),
            CancellationToken.None);
    }
}

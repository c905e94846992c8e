namespace Parallax;

/// <summary>Makes lists out of rows that are already there, for code that is tested without a server.</summary>
public static class ParallaxPageable
{
    /// <summary>A list of <paramref name="items"/>, cut into pages as the server would.</summary>
    public static ParallaxPageable<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ParallaxPageable<T>(
            (number, size, _) =>
            {
                var rows = items as IReadOnlyCollection<T> ?? [.. items];
                return Task.FromResult<IPage<T>>(new InMemoryPage<T>(rows, number, size));
            },
            new PageSettings(ParallaxPageable<T>.LargestPage, ReadAhead: 0),
            CancellationToken.None);
    }
}

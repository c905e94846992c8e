namespace Parallax;

/// <summary>Makes lists out of raw operations, and of rows that are already there.</summary>
public static partial class ParallaxPageable
{
    /// <summary>
    /// A list of <paramref name="items"/>, cut into pages as the server would, for code that is tested without one. All of them are
    /// delivered, whatever their ids.
    /// </summary>
    public static ParallaxPageable<T> From<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var rows = new Lazy<IReadOnlyList<T>>(() => [.. items]);
        return new ParallaxPageable<T>(
            (number, size, _) => Task.FromResult<IPage<T>>(new InMemoryPage<T>(rows.Value, number, size)),
            new PageSettings(ParallaxClientOptions.LargestPage, ReadAhead: 0, MayRepeatRows: false),
            CancellationToken.None);
    }

    /// <summary>
    /// A list of pages of your own kind, read as the facade's lists are: ahead of the loop, a row with an id once. It asks for 500 rows
    /// per page and reads 4 pages ahead, unless <c>WithPageSize</c> and <c>WithReadAhead</c> say otherwise.
    /// </summary>
    /// <remarks>
    /// For an operation of a raw client the compiler finds the overload with the class of its page, and with that the type of a row:
    /// <c>ParallaxPageable.Create((page, size, token) =&gt; raw.ListProjectsAsync(page, size, cancellationToken: token))</c>. Rows are
    /// known again by their id if their class is a generated one.
    /// </remarks>
    /// <param name="fetch">Reads a page: its number from 1, the rows per page, the token that ends the call.</param>
    /// <typeparam name="T">The type of a row.</typeparam>
    public static ParallaxPageable<T> Create<T>(Func<int, int, CancellationToken, Task<IPage<T>>> fetch) => Of<T, IPage<T>>(fetch);

    private static ParallaxPageable<T> Of<T, TPage>(Func<int, int, CancellationToken, Task<TPage>> fetch)
        where TPage : IPage<T>
    {
        ArgumentNullException.ThrowIfNull(fetch);
        var defaults = new ParallaxClientOptions();
        return new ParallaxPageable<T>(
            async (number, size, token) => await fetch(number, size, token).ConfigureAwait(false),
            new PageSettings(defaults.PageSize, defaults.ReadAhead),
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

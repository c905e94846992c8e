namespace Parallax;

/// <summary>One page of a list.</summary>
/// <param name="items">The rows of the page.</param>
/// <param name="number">Number of the page, from 1.</param>
/// <param name="size">Rows that a full page holds, as the server says; null if it does not.</param>
/// <param name="total">Rows on all pages together, as the server says; null if it does not.</param>
/// <param name="totalPages">How many pages there are, as the server says; null if it does not.</param>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class ParallaxPage<T>(IReadOnlyList<T> items, int number = 1, long? size = null, long? total = null, long? totalPages = null)
{
    /// <summary>The rows of the page, in the order of the server.</summary>
    public IReadOnlyList<T> Items { get; } = items ?? throw new ArgumentNullException(nameof(items));

    /// <summary>Number of the page, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Rows that a full page holds, as the server says; null if it does not.</summary>
    public long? Size { get; } = size;

    /// <summary>How many rows are on this page.</summary>
    public int Count => Items.Count;

    /// <summary>Rows on all pages together, as the server says; null if it does not.</summary>
    public long? Total { get; } = total;

    /// <summary>How many pages there are, as the server says; null if it does not.</summary>
    public long? TotalPages { get; } = totalPages;

    /// <summary>Whether the server said which page it sent.</summary>
    internal bool IsEchoed { get; init; }

    /// <summary>When the page was asked for, as its place among all requests and arrivals of the same reading.</summary>
    internal int Asked { get; init; }

    /// <summary>When the page arrived, on the same clock.</summary>
    internal int Arrived { get; init; }

    /// <summary>
    /// Whether another page follows: by <see cref="TotalPages"/> where the server gives it, else because the page is full.
    /// </summary>
    public bool HasNext => TotalPages > 0 ? Number < TotalPages : Count > 0 && (Size is not { } size || (size > 0 && Count >= size));

    /// <summary>
    /// Whether rows may be missing between the page in front and this one. The server reads the rows of a page at an unknown time between
    /// request and arrival, so that this page can be the older one if it was asked for before the other arrived. Rows added in
    /// between, which pushed some from that page onto this one, show in a smaller total.
    /// </summary>
    internal bool MayBeOlderThan(ParallaxPage<T> front) => Asked < front.Arrived && !(Total >= front.Total);

    internal ParallaxPage<T> With(IReadOnlyList<T> rows)
        => ReferenceEquals(rows, Items) ? this : new(rows, Number, Size, Total, TotalPages) { IsEchoed = IsEchoed, Asked = Asked, Arrived = Arrived };
}

namespace Parallax;

/// <summary>
/// A page as the API answers it. Every generated class with a <c>results</c> array is one; a class of your own can be, for
/// <see cref="ParallaxPageable.Create{T}"/>. Figures that the answer lacks are null.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public interface IPage<out T>
{
    /// <summary>The rows. A page without them is an error when the list is read.</summary>
    IReadOnlyList<T>? Results { get; }

    /// <summary>Rows in this answer, as the server counts them.</summary>
    long? Count => null;

    /// <summary>Rows on all pages together. Without it no page is read ahead: it tells whether rows were added meanwhile.</summary>
    long? Total => null;

    /// <summary>Number of this page, from 1.</summary>
    long? Page => null;

    /// <summary>How many pages there are. Without it <see cref="Total"/> tells the end, and without both a page that is not full.</summary>
    long? TotalPages => null;

    /// <summary>Rows that a full page holds.</summary>
    long? PageSize => null;
}

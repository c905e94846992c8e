namespace Parallax;

/// <summary>The answer of a list: what every generated class with a <c>results</c> array implements. Members that the answer lacks are null.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
internal interface IPage<out T>
{
    /// <summary>The rows.</summary>
    IReadOnlyList<T>? Results { get; }

    /// <summary>Rows in this answer, as the server counts them.</summary>
    long? Count => null;

    /// <summary>Rows on all pages together.</summary>
    long? Total => null;

    /// <summary>Number of this page, from 1.</summary>
    long? Page => null;

    /// <summary>How many pages there are.</summary>
    long? TotalPages => null;

    /// <summary>Rows that a full page holds.</summary>
    long? PageSize => null;
}

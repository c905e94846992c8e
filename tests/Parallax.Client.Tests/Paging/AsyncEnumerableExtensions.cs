using System.Runtime.CompilerServices;

namespace Parallax.Tests.Paging;

/// <summary>Lists as enumerators, whichever way a reader goes through them.</summary>
internal static class AsyncEnumerableExtensions
{
    public static async IAsyncEnumerator<T> GetAsyncEnumeratorOf<T>(this ConfiguredCancelableAsyncEnumerable<T> rows)
    {
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    public static async IAsyncEnumerator<T> RowsOf<T>(this IAsyncEnumerable<ParallaxPage<T>> pages)
    {
        await foreach (var page in pages)
        {
            foreach (var row in page.Items)
            {
                yield return row;
            }
        }
    }
}

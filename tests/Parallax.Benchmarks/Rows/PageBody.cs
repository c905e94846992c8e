using System.Globalization;
using System.Text;

namespace Parallax.Benchmarks.Rows;

/// <summary>The pages of a list. Rows come again after a hundred pages, further apart than any reader remembers.</summary>
internal static class PageBody
{
    private const int DistinctPages = 100;

    private static readonly byte[] End = [.. "]}"u8];
    private static readonly Lazy<byte[]>[] Rows = [.. Enumerable.Range(1, DistinctPages)
        .Select(page => new Lazy<byte[]>(() => ProjectRows.OfPage(page)))];

    /// <summary>In pieces, so that serving a page copies none of its rows.</summary>
    public static IReadOnlyList<byte[]> Pieces(int page, int pages)
    {
        var total = (long)pages * ProjectRows.PerPage;
        var start = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"count":{{ProjectRows.PerPage}},"total":{{total}},"page":{{page}},"total_pages":{{pages}}"""
                + $$""","page_size":{{ProjectRows.PerPage}},"results":[""");
        return [Encoding.UTF8.GetBytes(start), Rows[(page - 1) % DistinctPages].Value, End];
    }

    public static byte[] Of(int page, int pages) => [.. Pieces(page, pages).SelectMany(piece => piece)];
}

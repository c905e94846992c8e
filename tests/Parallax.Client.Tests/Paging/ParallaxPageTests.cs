namespace Parallax.Tests.Paging;

/// <summary>A page that a user makes for a test of their own.</summary>
internal sealed class ParallaxPageTests
{
    [Test]
    public void It_holds_what_it_was_given()
    {
        var page = new ParallaxPage<int>([7, 8], number: 2, size: 2, total: 5, totalPages: 3);
        Assert.That(
            (page.Items.Count, page.Number, page.Size, page.Count, page.Total, page.TotalPages, page.HasNext),
            Is.EqualTo((2, 2, (long?)2, 2, (long?)5, (long?)3, true)));
    }

    [TestCase(1, null, 0L, false, Description = "the zeros of the mock server")]
    [TestCase(2, 2L, null, true, Description = "a full page")]
    [TestCase(1, 2L, null, false, Description = "a page that is not full")]
    [TestCase(0, null, null, false, Description = "an empty page")]
    [TestCase(1, null, null, true, Description = "nothing is known")]
    [TestCase(0, 2L, 3L, true, Description = "an empty page in between")]
    [TestCase(2, 2L, 1L, false, Description = "the last page")]
    [TestCase(2, 0L, 0L, false, Description = "the zeros of the mock server")]
    public void It_knows_whether_another_follows(int rows, long? size, long? totalPages, bool hasNext)
        => Assert.That(
            new ParallaxPage<int>(new int[rows], number: 1, size: totalPages == 0 ? 0 : size, totalPages: totalPages).HasNext,
            Is.EqualTo(hasNext));

    [TestCase(1, 100, 500L, 1_000L, true, Description = "the server caps the page")]
    [TestCase(2, 500, 500L, 1_000L, false, Description = "the last page is full")]
    [TestCase(3, 40, 500L, 1_040L, false, Description = "the last page is not full")]
    [TestCase(3, 100, 500L, 1_000L, true, Description = "300 of 1,000 rows, whatever the size says")]
    [TestCase(10, 100, 500L, 1_000L, false, Description = "the last of a server that caps the page")]
    [TestCase(9, 100, null, 1_000L, true, Description = "no size")]
    [TestCase(10, 100, null, 1_000L, false, Description = "no size, and all are there")]
    [TestCase(50, 0, 500L, 1_000L, false, Description = "beyond the end")]
    [TestCase(2, 0, 500L, 1_000L, true, Description = "rows are missing")]
    [TestCase(50, 0, null, 1_000L, false, Description = "empty, and nothing else is known")]
    [TestCase(1, 3, 3L, 0L, true, Description = "a total of zero is none")]
    [TestCase(1, 2, 3L, 0L, false, Description = "a total of zero is none")]
    [TestCase(int.MaxValue, 500, 500L, long.MaxValue, false, Description = "there is no such number")]
    [TestCase(2, 1, long.MaxValue, 5L, true, Description = "a size that can be none")]
    public void Without_total_pages_the_total_tells_whether_another_follows(int number, int rows, long? size, long total, bool hasNext)
        => Assert.That(new ParallaxPage<int>(new int[rows], number, size, total).HasNext, Is.EqualTo(hasNext));

    [Test]
    public void Without_rows_there_is_no_page() => Assert.That(() => new ParallaxPage<int>(null!), Throws.ArgumentNullException);
}

namespace Parallax.Tests.Paging;

/// <summary>A page that a user makes for a test of their own.</summary>
internal sealed class ParallaxPageTests
{
    [Test]
    public void It_holds_what_it_was_given()
    {
        var page = new ParallaxPage<int>([7, 8], number: 2, size: 2, total: 5, totalPages: 3);
        Assert.That((page.Items.Count, page.Number, page.Size, page.Count, page.Total, page.TotalPages, page.HasNext), Is.EqualTo((2, 2, (long?)2, 2, (long?)5, (long?)3, true)));
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
        => Assert.That(new ParallaxPage<int>(new int[rows], number: 1, size: totalPages == 0 ? 0 : size, totalPages: totalPages).HasNext, Is.EqualTo(hasNext));

    [Test]
    public void Without_rows_there_is_no_page() => Assert.That(() => new ParallaxPage<int>(null!), Throws.ArgumentNullException);
}

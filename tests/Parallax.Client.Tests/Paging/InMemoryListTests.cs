using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>Lists without a server, for those who test their own code.</summary>
internal sealed class InMemoryListTests
{
    [Test]
    public async Task All_rows_come_in_their_order([Values(0, 1, 500, 501, 1200)] int rows)
        => Assert.That(await ParallaxPageable.From(Enumerable.Range(1, rows)).ToListAsync(), Is.EqualTo(Enumerable.Range(1, rows)));

    [Test]
    public async Task Rows_of_one_and_the_same_id_are_all_delivered_and_their_source_is_read_once()
    {
        var reads = 0;
        IEnumerable<Project> Rows()
        {
            reads++;
            for (var i = 0; i < 1_200; i++)
            {
                yield return new Project { Id = Guid.Empty };
            }
        }

        var rows = await ParallaxPageable.From(Rows()).ToListAsync();
        Assert.That((rows.Count, reads), Is.EqualTo((1_200, 1)));
    }

    [Test]
    public async Task They_come_in_pages_as_from_the_server()
    {
        List<(int Number, int Count, long? Total, long? TotalPages, bool HasNext)> pages = [];
        await foreach (var page in ParallaxPageable.From(new[] { 1, 2, 3, 4, 5 }).WithPageSize(2).AsPagesAsync(startPage: 2))
        {
            pages.Add((page.Number, page.Count, page.Total, page.TotalPages, page.HasNext));
        }

        Assert.That(pages, Is.EqualTo(new (int, int, long?, long?, bool)[] { (2, 2, 5, 3, true), (3, 1, 5, 3, false) }));
    }

    [Test]
    public async Task They_are_counted() => Assert.That(await ParallaxPageable.From(new[] { 1, 2, 3 }).GetTotalAsync(), Is.EqualTo(3));

    [TestCase(2)]
    [TestCase(int.MaxValue)]
    public async Task A_page_beyond_the_last_is_empty(int number)
        => Assert.That((await ParallaxPageable.From(new[] { 1, 2, 3 }).GetPageAsync(number)).Items, Is.Empty);

    [Test]
    public void A_token_that_is_cancelled_ends_them_as_it_would_a_real_list()
        => Assert.That(
            () => ParallaxPageable.From(new[] { 1 }).ToListAsync(new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void Null_is_no_list() => Assert.That(() => ParallaxPageable.From<int>(null!), Throws.ArgumentNullException);
}

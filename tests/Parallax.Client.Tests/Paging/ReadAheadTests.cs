using Parallax.Models;

namespace Parallax.Tests.Paging;

public sealed class ReadAheadTests
{
    [Test]
    public async Task The_first_row_costs_one_request()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        var first = rows.MoveNextAsync();
        pages.Let(1);
        Assert.That(await first, Is.True);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task The_second_row_starts_the_reading_ahead()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 2, 3, 4, 5 }), "with the page at hand these are five");
    }

    [Test]
    public async Task While_the_loop_waits_one_page_more_is_under_way()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        var third = rows.MoveNextAsync();
        Assert.That(third.IsCompleted, Is.False);
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 2, 3, 4, 5, 6 }));
        pages.Let(2);
        Assert.That(await third, Is.True);
    }

    [Test]
    public async Task Nothing_is_asked_for_beyond_the_last_page()
    {
        var pages = new HeldPages(3);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Without_reading_ahead_a_page_is_asked_for_when_the_one_before_is_used_up()
    {
        var pages = new HeldPages(3);
        await using var rows = pages.Read(readAhead: 0).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1 }));
        var third = rows.MoveNextAsync();
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2 }));
        pages.Let(2);
        Assert.That(await third, Is.True);
    }

    [Test]
    public async Task Pages_that_come_out_of_order_are_delivered_in_order()
    {
        var pages = new HeldPages(3);
        await using var rows = pages.Read(readAhead: 2).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        pages.Let(3);
        var third = rows.MoveNextAsync();
        Assert.That(third.IsCompleted, Is.False, "page 2 is not there yet");
        pages.Let(2);
        Assert.That(await third, Is.True);
        Assert.That(rows.Current.Name, Is.EqualTo("2.0"));
    }

    [Test]
    public async Task A_row_of_a_page_at_hand_is_there_at_once()
    {
        var pages = new HeldPages(2);
        await using var rows = pages.Read(readAhead: 0).GetAsyncEnumerator();
        var first = rows.MoveNextAsync();
        pages.Let(1);
        await first;
        Assert.That(rows.MoveNextAsync().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Leaving_the_loop_ends_what_is_under_way()
    {
        var pages = new HeldPages(9);
        var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        await rows.DisposeAsync();
        Assert.That(pages.UnderWay, Is.Empty);
    }

    [Test]
    public async Task A_page_that_failed_and_is_not_wanted_any_more_disturbs_nobody()
    {
        var pages = new HeldPages(9);
        var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        pages.Fail(3);
        Assert.That(async () => await rows.DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public async Task A_page_that_failed_is_an_error_when_its_turn_comes()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 2).GetAsyncEnumerator();
        await StartAsync(pages, rows);
        pages.Fail(3);
        pages.Let(2);
        Assert.That(await rows.MoveNextAsync(), Is.True);
        Assert.That(await rows.MoveNextAsync(), Is.True);
        Assert.That(async () => await rows.MoveNextAsync(), Throws.TypeOf<ParallaxConnectionException>().With.Message.EqualTo("page 3"));
    }

    [Test]
    public async Task A_list_can_be_read_twice_at_once()
    {
        var list = ParallaxPageable.From(Enumerable.Range(1, 1_200)).WithReadAhead(3).WithPageSize(100);
        var both = await Task.WhenAll(list.ToListAsync(), list.ToListAsync());
        Assert.That(both, Has.All.EqualTo(Enumerable.Range(1, 1_200)));
    }

    [Test]
    public void The_range_of_pages_to_read_ahead_is_checked()
    {
        Assert.That(() => ParallaxPageable.From([1]).WithReadAhead(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ParallaxPageable.From([1]).WithReadAhead(65), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    // Page 1 is there, and its second row was asked for.
    private static async Task StartAsync(HeldPages pages, IAsyncEnumerator<Project> rows)
    {
        var first = rows.MoveNextAsync();
        pages.Let(1);
        await first;
        await rows.MoveNextAsync();
    }
}

using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>Which pages are asked for, and when: a loop pays for what it takes, and does not wait for what it goes on to.</summary>
public sealed class ReadAheadTests
{
    private const int Size = 20;

    // The list goes on within Let, not after it.
    [SetUp]
    public void GoOnWithinLet() => SynchronizationContext.SetSynchronizationContext(null);

    [Test]
    public async Task Rows_of_the_first_half_of_a_page_cost_one_request([Values(1, 2, 3, 10, 250)] int taken)
    {
        var pages = new HeldPages(9, rows: 500);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, taken);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Rows_of_the_second_half_of_a_page_cost_one_request_more([Values(251, 252, 500)] int taken)
    {
        var pages = new HeldPages(9, rows: 500);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, taken);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2 }));
    }

    [TestCase(1, 1, 1)]
    [TestCase(1, 10, 10)]
    [TestCase(2, 3, 2)]
    [TestCase(3, 10, 4)]
    [TestCase(5, 10, 2)]
    [TestCase(10, 10, 1)]
    [TestCase(15, 10, 1)]
    [TestCase(15, 11, 2, Description = "the eleventh row lies in the second half")]
    public async Task The_first_ten_rows_cost_no_more_than_the_pages_that_they_are_on(int size, int taken, int requests)
    {
        var pages = new HeldPages(90, size);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, taken);
        Assert.That(pages.Asked, Is.EqualTo(Enumerable.Range(1, requests)));
    }

    [TestCase(4, 5)]
    [TestCase(1, 2)]
    public async Task A_loop_that_waits_for_the_second_page_has_all_pages_ahead_under_way(int readAhead, int underWay)
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead).GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size);
        var next = rows.MoveNextAsync();
        Assert.That(next.IsCompleted, Is.False);
        Assert.That(pages.UnderWay, Is.EqualTo(Enumerable.Range(2, underWay)));
        pages.Let(2);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task A_loop_that_finds_the_second_page_there_has_all_pages_ahead_under_way()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size);
        pages.Let(2);
        Assert.That(rows.MoveNextAsync().IsCompletedSuccessfully, Is.True);
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 3, 4, 5, 6 }));
    }

    [Test]
    public async Task Small_pages_are_read_ahead_as_soon_as_more_than_ten_rows_were_taken()
    {
        var pages = new HeldPages(90, rows: 2);
        await using var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, 12);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7 }), "the twelfth row is in the second half of page 6");
        var next = rows.MoveNextAsync();
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 7, 8, 9, 10, 11 }));
        pages.Let(7);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task Who_takes_a_whole_page_has_the_next_one_under_way_and_then_all_ahead([Values(1, 2, 500)] int size)
    {
        var pages = new HeldPages(9, size);
        await using var read = pages.Read(readAhead: 4).AsPagesAsync().GetAsyncEnumerator();
        var first = read.MoveNextAsync();
        pages.Let(1);
        await first;
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2 }));
        var second = read.MoveNextAsync();
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 2, 3, 4, 5, 6 }));
        pages.Let(2);
        await second;
        Assert.That(pages.UnderWay, Is.EqualTo(new[] { 3, 4, 5, 6 }));
    }

    [Test]
    public async Task Nothing_is_asked_for_beyond_the_last_page([Values] bool byPage)
    {
        var pages = new HeldPages(3);
        var list = pages.Read(readAhead: 4);
        await using var rows = byPage ? list.AsPagesAsync().RowsOf() : list.GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size);
        var next = rows.MoveNextAsync();
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2, 3 }));
        pages.Let(2);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task Without_reading_ahead_a_page_is_asked_for_when_the_one_before_is_used_up([Values] bool byPage)
    {
        var pages = new HeldPages(3);
        var list = pages.Read(readAhead: 0);
        await using var rows = byPage ? list.AsPagesAsync().RowsOf() : list.GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size);
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1 }));
        var next = rows.MoveNextAsync();
        Assert.That(pages.Asked, Is.EqualTo(new[] { 1, 2 }));
        pages.Let(2);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task Pages_that_come_out_of_order_are_delivered_in_order()
    {
        var pages = new HeldPages(3);
        await using var rows = pages.Read(readAhead: 2).GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size);
        var next = rows.MoveNextAsync();
        pages.Let(3);
        Assert.That(next.IsCompleted, Is.False, "page 2 is not there yet");
        pages.Let(2);
        Assert.That(await next, Is.True);
        Assert.That(rows.Current.Name, Is.EqualTo("2.0"));
    }

    [Test]
    public async Task A_row_of_a_page_at_hand_is_there_at_once()
    {
        var pages = new HeldPages(2);
        await using var rows = pages.Read(readAhead: 0).GetAsyncEnumerator();
        await TakeAsync(pages, rows, 1);
        Assert.That(rows.MoveNextAsync().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Leaving_the_loop_ends_what_is_under_way([Values] bool byPage)
    {
        var pages = new HeldPages(9);
        var list = pages.Read(readAhead: 4);
        var rows = byPage ? list.AsPagesAsync().RowsOf() : list.GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size + 1);
        Assert.That(pages.UnderWay.Count(), Is.EqualTo(4));
        await rows.DisposeAsync();
        Assert.That(pages.UnderWay, Is.Empty);
    }

    [Test]
    public async Task A_page_that_failed_and_is_not_wanted_any_more_is_no_error()
    {
        var pages = new HeldPages(9);
        var rows = pages.Read(readAhead: 4).GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size + 1);
        pages.Fail(3);
        await rows.DisposeAsync();
        Assert.That(pages.UnderWay, Is.Empty);
    }

    [Test]
    public async Task A_page_that_failed_is_an_error_when_its_turn_comes()
    {
        var pages = new HeldPages(9);
        await using var rows = pages.Read(readAhead: 2).GetAsyncEnumerator();
        await TakeAsync(pages, rows, Size + 1);
        pages.Fail(3);
        await TakeAsync(pages, rows, Size - 1);
        Assert.That(async () => await rows.MoveNextAsync(), Throws.TypeOf<ParallaxConnectionException>().With.Message.EqualTo("page 3"));
    }

    [Test]
    public async Task A_list_can_be_read_twice_at_once()
    {
        var list = ParallaxPageable.From(Enumerable.Range(1, 1_200)).WithReadAhead(3).WithPageSize(100);
        var both = await Task.WhenAll(list.ToListAsync(), list.ToListAsync());
        Assert.That(both, Has.All.EqualTo(Enumerable.Range(1, 1_200)));
    }

    [TestCase(500)]
    [TestCase(20)]
    [TestCase(5)]
    public async Task Looking_at_a_few_rows_costs_one_call_or_two(int size)
    {
        using var recorder = new Recorder(request => Answer.Json(ListServer.Page(
            Enumerable.Range(1, size),
            $"\"page\":{request.Query[0].Value},\"page_size\":{size},\"total\":{100 * size},\"total_pages\":100")));
        using var client = TestClient.Over(recorder, options => options.PageSize = size);
        var list = client.Projects.ListAsync();
        var calls = 0;

        Assert.That(await list.Take(10).CountAsync(), Is.EqualTo(10));
        AssertCalls(size < 10 ? 2 : 1);
        Assert.That(await list.FirstOrDefaultAsync(project => project.Name == "4"), Is.Not.Null);
        AssertCalls(1);
        var rows = 0;
        await foreach (var _ in list)
        {
            if (++rows == 3)
            {
                break;
            }
        }

        AssertCalls(1);
        Assert.That(await list.AsPagesAsync().FirstAsync(), Has.Count.EqualTo(size));
        AssertCalls(2);

        void AssertCalls(int expected)
        {
            Assert.That(recorder.Requests.Count - calls, Is.EqualTo(expected));
            calls = recorder.Requests.Count;
        }
    }

    [Test]
    public void The_range_of_pages_to_read_ahead_is_checked()
    {
        Assert.That(() => ParallaxPageable.From([1]).WithReadAhead(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ParallaxPageable.From([1]).WithReadAhead(65), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    // Takes rows, and lets each page come when the loop waits for it.
    private static async Task TakeAsync(HeldPages pages, IAsyncEnumerator<Project> rows, int count)
    {
        for (var row = 0; row < count; row++)
        {
            var next = rows.MoveNextAsync().AsTask();
            if (!next.IsCompleted)
            {
                pages.Let(pages.UnderWay.First());
            }

            Assert.That(await next, Is.True);
        }
    }
}

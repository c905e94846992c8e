using Parallax.Models;
using RichardSzalay.MockHttp;

namespace Parallax.Tests.Paging;

/// <summary>Where a list ends: not a row too few, not a request too many.</summary>
internal sealed class EndOfListTests
{
    [TestCase(0, 3, 1)]
    [TestCase(1, 3, 1)]
    [TestCase(3, 3, 1)]
    [TestCase(4, 3, 2)]
    [TestCase(9, 3, 3)]
    [TestCase(10, 3, 4)]
    public async Task Pages_are_followed_to_the_last_of_total_pages(int rows, int pageSize, int requests)
        => Assert.That(await ReadAsync(ListServer.Of(rows), pageSize), Is.EqualTo((rows, requests)));

    [TestCase(0, 3, 1)]
    [TestCase(2, 3, 1)]
    [TestCase(3, 3, 2)]
    [TestCase(10, 3, 4)]
    public async Task Without_total_pages_a_page_that_is_not_full_is_the_last(int rows, int pageSize, int requests)
        => Assert.That(await ReadAsync(ListServer.Of(rows, withTotals: false), pageSize), Is.EqualTo((rows, requests)));

    [TestCase(0, 3, 1)]
    [TestCase(2, 3, 2)]
    [TestCase(10, 3, 5)]
    public async Task Without_any_figure_an_empty_page_is_the_last(int rows, int pageSize, int requests)
        => Assert.That(
            await ReadAsync(ListServer.Of(rows, withTotals: false, withPageSize: false), pageSize), Is.EqualTo((rows, requests)));

    [Test]
    public async Task A_page_is_full_by_the_size_that_the_server_says_not_by_the_one_that_was_asked_for()
    {
        // 500 are asked for, and a server that gives 2 at most says so.
        using var server = ListServer.OfPages(
            ListServer.Page([1, 2], "\"page_size\":2"),
            ListServer.Page([3, 4], "\"page_size\":2"),
            ListServer.Page([5], "\"page_size\":2"));
        using var client = TestClient.Over(server);
        Assert.That(
            (await client.Projects.ListAsync().ToListAsync()).Select(row => row.Name), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        server.VerifyNoOutstandingExpectation();
    }

    [TestCase(1_000, 100, 10)]
    [TestCase(1_001, 100, 11)]
    [TestCase(600, 100, 6)]
    [TestCase(100, 100, 1)]
    [TestCase(500, 500, 1)]
    [TestCase(1_000, 1, 1_000)]
    public async Task Without_total_pages_a_server_that_caps_the_page_is_read_to_the_end(int rows, int cap, int requests)
    {
        var asked = new List<int>();
        var list = Capped(rows, cap, asked, withSize: false);
        Assert.That(((await list.ToListAsync()).Count, asked.Count), Is.EqualTo((rows, requests)));
        Assert.That((await Capped(rows, cap, [], withSize: true).ToListAsync()).Count, Is.EqualTo(rows), "says that a page holds 500");
    }

    [TestCase(5, 600)]
    [TestCase(11, 0)]
    [TestCase(50, 0)]
    public async Task Without_total_pages_a_server_that_caps_the_page_is_read_from_any_page_on(int startPage, int rows)
    {
        var count = 0;
        await foreach (var page in Capped(1_000, 100, [], withSize: true).AsPagesAsync(startPage))
        {
            count += page.Count;
        }

        Assert.That(count, Is.EqualTo(rows));
    }

    [Test]
    public void Without_total_pages_rows_that_a_server_skips_are_an_error()
    {
        // 100 of 500 rows are sent, and page 2 begins at row 500.
        var list = new ParallaxPageable<int>(
            (number, size, _)
                => Task.FromResult<IPage<int>>(
                    new Figures<int>([.. Enumerable.Range(0, 1_000).Skip((number - 1) * size).Take(100)], Total: 1_000)),
            new PageSettings(500, ReadAhead: 4),
            CancellationToken.None);
        Assert.That(
            async () => await list.ToListAsync(),
            Throws.TypeOf<ParallaxResponseException>().With.Message.EqualTo(
                "Page 22 of the list of Int32 is the 20th in a row without rows, and the server says that more follow."));
    }

    [Test]
    public async Task Without_total_pages_a_list_that_shrinks_between_counting_and_reading_ends()
    {
        long[] totals = [4, 5, 4];
        var list = new ParallaxPageable<int>(
            (number, _, _) => Task.FromResult<IPage<int>>(new Figures<int>(number <= 2 ? [number, number] : [], totals[number - 1])),
            new PageSettings(2, ReadAhead: 4),
            CancellationToken.None);
        Assert.That(await list.ToListAsync(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Whether_another_page_follows_is_told_by_the_rows_as_they_came_also_if_some_were_delivered_before()
    {
        Project[] rows = [.. Enumerable.Range(0, 5).Select(_ => new Project { Id = Guid.NewGuid() })];
        Project[][] answers = [[rows[0], rows[1]], [rows[1], rows[2]], [rows[3], rows[4]], []];
        var list = new ParallaxPageable<Project>(
            (number, size, _) => Task.FromResult<IPage<Project>>(new Figures<Project>(answers[number - 1], PageSize: size)),
            new PageSettings(2, ReadAhead: 4),
            CancellationToken.None);
        List<(int, bool)> pages = [];
        await foreach (var page in list.AsPagesAsync())
        {
            pages.Add((page.Count, page.HasNext));
        }

        Assert.That(pages, Is.EqualTo(new[] { (2, true), (1, true), (2, true), (0, false) }));
    }

    [TestCase(int.MaxValue, 4)]
    [TestCase(int.MaxValue, 0)]
    [TestCase(int.MaxValue - 1, 4)]
    public async Task Behind_the_highest_number_there_is_no_page(int startPage, int readAhead)
    {
        List<int> asked = [];
        var list = new ParallaxPageable<int>(
            (number, _, _) =>
            {
                asked.Add(number);
                return Task.FromResult<IPage<int>>(new Figures<int>(
                    [number], Total: long.MaxValue, Page: number, TotalPages: int.MaxValue));
            },
            new PageSettings(1, readAhead),
            CancellationToken.None);
        await foreach (var page in list.AsPagesAsync(startPage))
        {
            Assert.That(page.HasNext, Is.EqualTo(page.Number < int.MaxValue));
        }

        Assert.That(asked, Is.EqualTo(Enumerable.Range(startPage, int.MaxValue - startPage + 1)));
    }

    [TestCase(null, 500L)]
    [TestCase(long.MaxValue, null)]
    public async Task Behind_the_highest_number_there_is_no_page_without_total_pages_either(long? total, long? size)
    {
        List<int> asked = [];
        var list = new ParallaxPageable<int>(
            (number, _, _) =>
            {
                asked.Add(number);
                return Task.FromResult<IPage<int>>(new Figures<int>(new int[500], total, PageSize: size));
            },
            new PageSettings(500, ReadAhead: 4),
            CancellationToken.None);
        await foreach (var page in list.AsPagesAsync(int.MaxValue))
        {
            Assert.That(page.HasNext, Is.False);
        }

        Assert.That(asked, Is.EqualTo(new[] { int.MaxValue }));
    }

    [Test]
    public async Task The_last_page_is_the_last_as_it_now_stands()
    {
        using var server = ListServer.OfPages(
            ListServer.Page([1], "\"page\":1,\"total_pages\":2,\"page_size\":1"),
            ListServer.Page([2], "\"page\":2,\"total_pages\":3,\"page_size\":1"),
            ListServer.Page([3], "\"page\":3,\"total_pages\":3,\"page_size\":1"));
        using var client = TestClient.Over(server);
        Assert.That(await client.Projects.ListAsync().ToListAsync(), Has.Count.EqualTo(3));
        server.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task The_mock_server_of_the_vendor_with_its_zeros_gives_one_row_and_stops()
    {
        const string sample = """
            { "count": 0, "total": 0, "page": 0, "total_pages": 0, "page_size": 0, "results": [
              { "id": "497f6eca-6276-4993-bfeb-53cbbbba6f08", "pipeline_id": "ec036e81-7903-4e4d-bbfa-ac8516341cf0", "name": "string",
              "confidence": 0.1, "archived": true, "created_date": "2019-08-24T14:15:22Z", "modified_date": "2019-08-24T14:15:22Z" }
            ] }
            """;
        using var recorder = new Recorder(sample);
        using var client = TestClient.Over(recorder);

        List<Stage> rows = await client.Stages.ListAsync(Guid.Empty).ToListAsync();

        var row = rows.Single();
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Requests, Has.Count.EqualTo(1));
            Assert.That(
                (row.Id, row.PipelineId),
                Is.EqualTo((new Guid("497f6eca-6276-4993-bfeb-53cbbbba6f08"), new Guid("ec036e81-7903-4e4d-bbfa-ac8516341cf0"))));
            Assert.That(
                (row.Name, row.Confidence, row.Archived, row.CreatedDate),
                Is.EqualTo(("string", 0.1m, true, new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero))));
        });
    }

    private static async Task<(int Rows, int Requests)> ReadAsync(MockHttpMessageHandler server, int pageSize)
    {
        using var counting = new Counting(server);
        using var client = TestClient.Over(counting);
        var rows = await client.Projects.ListAsync().WithPageSize(pageSize).ToListAsync();
        Assert.That(rows.Select(row => row.Name), Is.EqualTo(Enumerable.Range(1, rows.Count).Select(name => $"{name}")));
        return (rows.Count, counting.Requests);
    }

    // Asked for 500 rows, it gives no more than it likes.
    private static ParallaxPageable<int> Capped(int rows, int cap, List<int> asked, bool withSize)
        => new(
            (number, size, _) =>
            {
                asked.Add(number);
                var page = Enumerable.Range(0, rows).Skip((number - 1) * cap).Take(cap);
                return Task.FromResult<IPage<int>>(new Figures<int>([.. page], rows, PageSize: withSize ? size : null));
            },
            new PageSettings(500, ReadAhead: 4),
            CancellationToken.None);

    private sealed record Figures<T>(
        IReadOnlyList<T> Results, long? Total = null, long? Page = null, long? TotalPages = null, long? PageSize = null) : IPage<T>;

    private sealed class Counting(HttpMessageHandler server) : DelegatingHandler(server)
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}

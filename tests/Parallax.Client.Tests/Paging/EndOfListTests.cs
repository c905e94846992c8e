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
        => Assert.That(await ReadAsync(ListServer.Of(rows, withTotals: false, withPageSize: false), pageSize), Is.EqualTo((rows, requests)));

    [Test]
    public async Task A_page_is_full_by_the_size_that_the_server_says_not_by_the_one_that_was_asked_for()
    {
        // 500 are asked for, and a server that gives 2 at most says so.
        using var server = ListServer.OfPages(
            ListServer.Page([1, 2], "\"page_size\":2"),
            ListServer.Page([3, 4], "\"page_size\":2"),
            ListServer.Page([5], "\"page_size\":2"));
        using var client = TestClient.Over(server);
        Assert.That((await client.Projects.ListAsync().ToListAsync()).Select(row => row.Name), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        server.VerifyNoOutstandingExpectation();
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
              { "id": "497f6eca-6276-4993-bfeb-53cbbbba6f08", "pipeline_id": "ec036e81-7903-4e4d-bbfa-ac8516341cf0", "name": "string", "confidence": 0.1, "archived": true, "created_date": "2019-08-24T14:15:22Z", "modified_date": "2019-08-24T14:15:22Z" }
            ] }
            """;
        using var recorder = new Recorder(sample);
        using var client = TestClient.Over(recorder);

        List<Stage> rows = await client.Stages.ListAsync(Guid.Empty).ToListAsync();

        var row = rows.Single();
        Assert.Multiple(() =>
        {
            Assert.That(recorder.Requests, Has.Count.EqualTo(1));
            Assert.That((row.Id, row.PipelineId), Is.EqualTo((new Guid("497f6eca-6276-4993-bfeb-53cbbbba6f08"), new Guid("ec036e81-7903-4e4d-bbfa-ac8516341cf0"))));
            Assert.That((row.Name, row.Confidence, row.Archived, row.CreatedDate), Is.EqualTo(("string", 0.1m, true, new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero))));
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

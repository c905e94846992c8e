using Parallax.Models;
using RichardSzalay.MockHttp;

namespace Parallax.Tests.Paging;

/// <summary>The ways to read a list.</summary>
internal sealed class PageableTests
{
    private MockHttpMessageHandler _server = null!;
    private ParallaxClient _client = null!;

    [SetUp]
    public void Connect() => _client = TestClient.Over(_server = ListServer.Of(rows: 10), options => options.PageSize = 3);

    [TearDown]
    public void Disconnect()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task Row_by_row_in_the_order_of_the_server()
    {
        List<string> names = [];
        await foreach (var project in _client.Projects.ListAsync())
        {
            names.Add(project.Name);
        }

        Assert.That(names, Is.EqualTo(Enumerable.Range(1, 10).Select(name => $"{name}")));
    }

    [Test]
    public async Task It_can_be_read_again_and_is_asked_for_again()
    {
        var list = _client.Projects.ListAsync();
        Assert.That((await list.ToListAsync()).Count + (await list.ToListAsync()).Count, Is.EqualTo(20));
    }

    [Test]
    public async Task Page_by_page_from_where_one_stopped()
    {
        List<ParallaxPage<Project>> pages = [];
        await foreach (var page in _client.Projects.ListAsync().AsPagesAsync(startPage: 3))
        {
            pages.Add(page);
        }

        Assert.That(
            pages.Select(page => (page.Number, page.Items[0].Name, page.Count, page.HasNext)),
            Is.EqualTo(new[] { (3, "7", 3, true), (4, "10", 1, false) }));
    }

    [Test]
    public async Task One_page_with_its_figures()
    {
        var page = await _client.Projects.ListAsync().GetPageAsync(2);
        Assert.Multiple(() =>
        {
            Assert.That(page.Items.Select(row => row.Name), Is.EqualTo(new[] { "4", "5", "6" }));
            Assert.That(
                (page.Number, page.Size, page.Count, page.Total, page.TotalPages, page.HasNext),
                Is.EqualTo((2, (long?)3, 3, (long?)10, (long?)4, true)));
        });
    }

    [Test]
    public async Task A_page_beyond_the_last_is_empty()
    {
        var page = await _client.Projects.ListAsync().GetPageAsync(5);
        Assert.That((page.Count, page.HasNext), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Another_page_size_is_asked_for()
        => Assert.That((await _client.Projects.ListAsync().WithPageSize(7).GetPageAsync(1)).Count, Is.EqualTo(7));

    [Test]
    public async Task Another_page_size_leaves_the_list_as_it_was()
    {
        var list = _client.Projects.ListAsync();
        _ = list.WithPageSize(7);
        Assert.That((await list.GetPageAsync(1)).Count, Is.EqualTo(3));
    }

    [Test]
    public void What_cannot_be_asked_for_is_refused()
    {
        var list = _client.Projects.ListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(() => list.WithPageSize(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => list.WithPageSize(501), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => list.AsPagesAsync(startPage: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => list.GetPageAsync(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task The_total_costs_one_small_request()
    {
        using var recorder = new Recorder(ListServer.Page([1], "\"total\":1234567890123"));
        using var client = TestClient.Over(recorder);
        var total = await client.Projects.ListAsync(archived: true).GetTotalAsync();
        Assert.That((total, recorder.Only.Address.Query), Is.EqualTo(((long?)1234567890123, "?page=1&page_size=1&archived=true")));
    }

    [Test]
    public async Task Without_a_total_there_is_none()
    {
        using var client = TestClient.Over(new Recorder(ListServer.Page([1])));
        Assert.That(await client.Projects.ListAsync().GetTotalAsync(), Is.Null);
    }

    [Test]
    public async Task Nothing_is_asked_before_it_is_read_and_one_page_for_the_first_row()
    {
        using var recorder = new Recorder(ListServer.Page([1, 2], "\"total_pages\":100"));
        using var client = TestClient.Over(recorder);
        var list = client.Projects.ListAsync();
        await using var rows = list.WithPageSize(2).GetAsyncEnumerator();
        await using var pages = list.AsPagesAsync().GetAsyncEnumerator();
        var before = recorder.Requests.Count;
        await rows.MoveNextAsync();
        Assert.That((before, recorder.Requests.Count, rows.Current.Name), Is.EqualTo((0, 1, "1")));
    }

    [Test]
    public void A_page_that_fails_ends_the_reading_with_its_exception()
    {
        using var server = ListServer.OfPages(ListServer.Page([1], "\"total_pages\":2"));
        server.Fallback.Respond(System.Net.HttpStatusCode.InternalServerError);
        using var client = TestClient.Over(server);
        Assert.That(() => client.Projects.ListAsync().ToListAsync(), Throws.TypeOf<ParallaxServerException>());
    }
}

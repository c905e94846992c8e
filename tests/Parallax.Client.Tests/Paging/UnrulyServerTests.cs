using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax.Tests.Paging;

/// <summary>What becomes of a list on a server that does not keep to the documentation. Nothing here goes round for ever.</summary>
public sealed class UnrulyServerTests
{
    private const int Full = 2;

    [Test]
    public void A_server_that_ignores_the_page_is_an_error_that_names_it()
        => AssertUnusable(_ => Page(1, rows: Full, page: 1, totalPages: 3), "'page'");

    [Test]
    public void A_server_that_ignores_the_page_and_says_nothing_about_pages_is_an_error()
        => AssertUnusable(_ => Page(1, rows: Full, pageSize: Full), "'page'");

    [Test]
    public void A_server_that_says_which_page_but_always_sends_the_same_rows_is_an_error()
        => AssertUnusable(number => Page(1, rows: Full, page: number), "'page'");

    [Test]
    public void The_echo_of_another_page_is_an_error()
        => AssertUnusable(number => Page(number, rows: Full, page: number == 1 ? 1 : number + 1, totalPages: 4), "page 3 came");

    [TestCase(0L)]
    [TestCase(-1L)]
    [TestCase(2_147_483_648L)]
    [TestCase(null)]
    public async Task Without_a_number_of_pages_that_can_be_one_the_last_page_is_the_one_that_is_not_full(long? totalPages)
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number < 3 ? Full : 1, page: number, pageSize: Full, totalPages: totalPages)),
            Is.EqualTo((2 * Full) + 1));

    [Test]
    public async Task An_empty_page_in_the_middle_is_not_the_end()
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number == 2 ? 0 : Full, page: number, totalPages: 4)), Is.EqualTo(3 * Full));

    [Test]
    public async Task Two_empty_pages_in_the_middle_are_not_the_end_whether_the_server_says_which_pages_they_are([Values] bool says)
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number is 2 or 3 ? 0 : Full, page: says ? number : null, totalPages: 5)),
            Is.EqualTo(3 * Full));

    [TestCase(null, 2_147_483_647L)]
    [TestCase(1_000L, 2_147_483_647L)]
    [TestCase(1_000L, null)]
    public void Empty_pages_without_end_are_an_error(long? total, long? totalPages)
        => AssertUnusable(
            number => Page(number, rows: number == 1 ? Full : 0, page: number, pageSize: Full, total: total, totalPages: totalPages),
            "20th in a row");

    [Test]
    public void Empty_pages_behind_which_there_is_always_one_more_are_an_error()
        => AssertUnusable(number => Page(number, rows: 0, page: number, total: 1_000_000, totalPages: number + 1), "20th in a row");

    [Test]
    public async Task Empty_pages_are_counted_anew_after_one_with_rows()
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number % 20 == 0 ? 1 : 0, page: number, totalPages: 100)), Is.EqualTo(5));

    [TestCase("{}")]
    [TestCase("""{"count":0,"results":null}""")]
    [TestCase("""{"count":0,"total":0,"items":[]}""")]
    public void No_results_are_an_error_and_no_empty_list(string body) => AssertUnusable(_ => body, "'results'");

    [Test]
    public async Task More_rows_than_a_page_holds_are_delivered()
        => Assert.That(await RowsAsync(number => Page(number, rows: 5, page: number, pageSize: Full, totalPages: 2)), Is.EqualTo(10));

    [Test]
    public async Task A_list_that_shrinks_ends_at_its_new_end()
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number <= 3 ? Full : 0, page: number, totalPages: number == 1 ? 9 : 3)),
            Is.EqualTo(3 * Full));

    [Test]
    public async Task A_list_that_is_emptied_ends_also_if_the_server_then_speaks_of_page_1()
        => Assert.That(
            await RowsAsync(number => Page(1, rows: number == 1 ? Full : 0, page: 1, totalPages: number == 1 ? 4 : 0)), Is.EqualTo(Full));

    [Test]
    public async Task A_list_that_is_emptied_while_it_is_read_ends()
        => Assert.That(
            await RowsAsync(number => Page(number, rows: number == 1 ? Full : 0, page: number, totalPages: number == 1 ? 4 : 0)),
            Is.EqualTo(Full));

    [Test]
    public async Task A_server_that_gives_the_last_page_again_beyond_the_end_ends_the_list()
        => Assert.That(
            await RowsAsync(number => Page(Math.Min(number, 3), rows: Full, page: Math.Min(number, 3), totalPages: number == 1 ? 6 : 3)),
            Is.EqualTo(3 * Full));

    [Test]
    public async Task Rows_without_ids_are_all_delivered_however_alike_they_are()
    {
        using var server = new Recorder(request => Answer.Json(new JObject
        {
            ["page"] = PageOf(request),
            ["total_pages"] = 2,
            ["results"] = new JArray(Plan(), Plan())
        }.ToString()));
        using var client = TestClient.Over(server);
        var day = new DateOnly(2025, 3, 10);
        var rows = await client.ProjectOfferingRoles.ListPlannedTimeAsync(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), day, day)
            .ToListAsync();
        Assert.That(rows, Has.Count.EqualTo(4));

        static JObject Plan() => new() { ["plan_date"] = "2025-03-10", ["hours"] = 8 };
    }

    private static async Task<int> RowsAsync(Func<int, string> body)
    {
        using var server = new Recorder(request => Answer.Json(body(PageOf(request))));
        using var client = TestClient.Over(server);
        return (await client.Projects.ListAsync().WithPageSize(Full).ToListAsync()).Count;
    }

    private static void AssertUnusable(Func<int, string> body, string named)
        => Assert.That(
            async () => await RowsAsync(body),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains(named).And.Message.Contains(nameof(Project)));

    private static int PageOf(Recorded request)
        => int.Parse(
            System.Web.HttpUtility.ParseQueryString(request.Address.Query)["page"]!, System.Globalization.CultureInfo.InvariantCulture);

    // Rows are known by their page and place, so that the same page gives the same rows.
    private static string Page(int number, int rows, long? page = null, long? pageSize = null, long? totalPages = null, long? total = null)
    {
        var body = new JObject { ["results"] = new JArray(Enumerable.Range(0, rows)
            .Select(row => new JObject { ["id"] = new Guid(number, (short)row, 0, new byte[8]) })) };
        foreach (var (name, value) in new[] { ("page", page), ("page_size", pageSize), ("total_pages", totalPages), ("total", total) })
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return body.ToString();
    }
}

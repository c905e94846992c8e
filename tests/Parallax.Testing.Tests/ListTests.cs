using System.Net;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing;

internal sealed class ListTests : EmulatorFixture
{
    [TestCase("", 500, 1, 3, 1201, 500)]
    [TestCase("?page=3", 201, 3, 3, 1201, 500)]
    [TestCase("?page=4", 0, 4, 3, 1201, 500)]
    [TestCase("?page=2147483647", 0, 2147483647, 3, 1201, 500)]
    [TestCase("?page=2&page_size=10", 10, 2, 121, 1201, 10)]
    [TestCase("?page_size=1", 1, 1, 1201, 1201, 1)]
    public async Task A_page_says_where_it_stands(string query, int count, int page, int pages, int total, int size)
    {
        Emulator.Seed("/v1/projects", Rows(1201));
        var (_, body) = await Get("v1/projects" + query);
        Assert.That(body["results"]!.AsArray(), Has.Count.EqualTo(count));
        Assert.That(
            new[] { "count", "page", "total_pages", "total", "page_size" }.Select(name => body[name]!.GetValue<int>()),
            Is.EqualTo(new[] { count, page, pages, total, size }));
    }

    [Test]
    public async Task An_empty_list_has_no_pages()
    {
        var (_, body) = await Get("v1/tags");
        Assert.That(body.ToJsonString(), Is.EqualTo("""{"count":0,"total":0,"page":1,"total_pages":0,"page_size":500,"results":[]}"""));
    }

    [Test]
    public async Task Rows_come_in_the_order_in_which_they_were_made()
    {
        Emulator.Seed("/v1/projects", Rows(5));
        var first = (await Get("v1/projects?page_size=5")).Body["results"]![0]!["id"];
        await Patch($"v1/projects/{first}", """{"tags":["changed"]}""");
        Assert.That(await Names("v1/projects"), Is.EqualTo(new[] { "P0", "P1", "P2", "P3", "P4" }));
    }

    [TestCase("", "A B")]
    [TestCase("?archived=true", "B")]
    [TestCase("?archived=false", "A")]
    public async Task Archived_rows_are_told_apart(string query, string expected)
    {
        Emulator.Seed("/v1/clients", """[{"name":"A"},{"name":"B","archived":true}]""");
        Assert.That(await Names("v1/clients" + query), Is.EqualTo(expected.Split(' ')));
    }

    [TestCase("", "today yesterday week")]
    [TestCase("?start_date=2025-03-11", "today yesterday")]
    [TestCase("?end_date=2025-03-11", "yesterday week")]
    [TestCase("?start_date=2025-01-01&end_date=2025-03-05", "week older")]
    [TestCase("?start_date=2025-03-13&end_date=2025-03-20", "tomorrow")]
    public async Task Actual_time_covers_the_last_week_unless_days_are_given_and_both_days_count(string query, string expected)
    {
        Emulator.Seed("/v1/actual-time", """
            [
              {"description":"today","recorded_date":"2025-03-12","hours":1},
              {"description":"yesterday","recorded_date":"2025-03-11","hours":1},
              {"description":"week","recorded_date":"2025-03-05","hours":1},
              {"description":"older","recorded_date":"2025-03-04","hours":1},
              {"description":"tomorrow","recorded_date":"2025-03-13","hours":1}
            ]
            """);
        Assert.That(await Names("v1/actual-time" + query, "description"), Is.EqualTo(expected.Split(' ')));
    }

    [Test]
    public async Task Timesheets_and_plans_have_no_days_that_the_server_assumes()
    {
        Emulator.Seed("/v1/timesheet-entries", """[{"recorded_date":"2020-01-01","hours":1},{"recorded_date":"2024-01-01","hours":1}]""");
        Assert.That(await Names("v1/timesheet-entries", "recorded_date"), Has.Length.EqualTo(2));
        Assert.That(await Names("v1/timesheet-entries?start_date=2023-01-01", "recorded_date"), Is.EqualTo(new[] { "2024-01-01" }));
    }

    [Test]
    public async Task Ids_in_the_query_select_rows_in_either_case()
    {
        var person = Guid.NewGuid();
        Emulator.Seed("/v1/actual-time", $$"""
            [{"person_id":"{{person}}","description":"mine","recorded_date":"2025-03-12"},{"person_id":"{{Guid.NewGuid()}}",
            "recorded_date":"2025-03-12"},{"recorded_date":"2025-03-12"}]
            """);
        Assert.That(
            await Names($"v1/actual-time?person_id={person.ToString().ToUpperInvariant()}", "description"), Is.EqualTo(new[] { "mine" }));
    }

    [TestCase("design", "UX Design,Redesign")]
    [TestCase("UX", "UX Design")]
    [TestCase("fixed", "")]
    public async Task Terms_are_looked_for_in_the_texts(string terms, string expected)
    {
        var client = Seed("/v1/clients", """{"name":"Northwind"}""");
        var project = Seed("/v1/projects", $$"""{"name":"Rollout","client_id":"{{client}}"}""");
        Emulator.Seed($"/v1/projects/{project}/offerings", """
            [{"name":"UX Design","billing_model":"fixed_bid"},{"name":"Redesign","billing_model":"fixed_bid"},{"name":"Build",
            "billing_model":"fixed_bid"}]
            """);
        Assert.That(string.Join(',', await Names($"v1/projects/{project}/offerings?terms={terms}")), Is.EqualTo(expected));
    }

    [Test]
    public async Task Query_parameters_that_are_not_described_are_ignored()
    {
        var (status, _) = await Get("v1/clients?pageSize=x&colour=blue");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static string Rows(int count)
        => $"[{string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"name":"P{{number}}"}"""))}]";

    private async Task<string[]> Names(string path, string member = "name")
        => [.. (await Get(path)).Body["results"]!.AsArray().Select(row => ((JsonObject)row!)[member]!.ToString())];
}

using System.Text.Json.Nodes;
using Parallax.Models;

namespace Parallax.Tests.Transport.Fuzz;

/// <summary>Valid answers, as the emulator gives them after the description, and the documented errors.</summary>
internal static class Specimens
{
    private const string Id = "4a0c7d6e-2b1f-4c3d-8e9a-5f6071829304";
    private const string Problem =
        """
        {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,
        "detail":"See errors.","trace_id":"00-1f-2e-00",
        "errors":{"name":["The name is required.","It is too short."],"client_id":["There is none."]}}
        """;
    private const string ListProblem =
        """{"title":"Invalid","status":422,"traceId":"00-1f-2e-00","errors":["The role is in use.","Planned time exists."]}""";
    private const string Error = """{"error":"Rate limit exceeded. Try again in 12 seconds."}""";

    public static async Task<IReadOnlyList<Specimen>> CollectAsync()
    {
        await using var mock = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Mode = ParallaxEmulatorMode.StatelessMock });
        using var http = new HttpClient { BaseAddress = mock.BaseAddress, DefaultRequestHeaders = { { "X-API-KEY", mock.ApiKey } } };
        var id = Guid.Parse(Id);
        Specimen[] errors = [.. from error in new[]
        {
            (400, Problem), (422, ListProblem), (429, Error), (500, Error), (404, Problem)
        } from call in Calls(id) select new Specimen(call.Name, error.Item1, error.Item2, call.Run)];
        Specimen[] successes =
        [
            new("list projects", 200, await ListAsync(http, "projects"), client => client.Projects.ListAsync().ToListAsync()),
            new(
                "list actual time",
                200,
                await ListAsync(http, "actual-time"),
                client => client.ActualTime.ListAsync(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 9)).ToListAsync()),
            new("page of people", 200, await ListAsync(http, "people"), client => client.People.ListAsync().GetPageAsync(1)),
            new(
                "total of timesheet entries",
                200,
                await ListAsync(http, "timesheet-entries"),
                client => client.TimesheetEntries.ListAsync(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 9)).GetTotalAsync()),
            new("get project", 200, await http.GetStringAsync($"v1/projects/{Id}"), client => client.Projects.GetAsync(id)),
            new("get person", 200, await http.GetStringAsync($"v1/people/{Id}"), client => client.People.GetAsync(id)),
            new(
                "get metrics",
                200,
                await http.GetStringAsync($"v1/projects/{Id}/offerings/{Id}/metrics"),
                client => client.ProjectOfferings.GetMetricsAsync(id, id)),
            new("find project", 200, await http.GetStringAsync($"v1/projects/{Id}"), client => client.Projects.FindAsync(id)),
            new(
                "create client",
                201,
                await http.GetStringAsync($"v1/clients/{Id}"),
                client => client.Clients.CreateAsync(new CreateClient { Name = "a" })),
            new(
                "create person",
                201,
                await http.GetStringAsync($"v1/people/{Id}"),
                client => client.People.CreateAsync(new CreatePerson { GivenName = "a" })),
            new("update client", 200, "{}", client => client.Clients.UpdateAsync(id, new UpdateClient { Name = "a" })),
            new("delete actual time", 200, "{}", client => client.ActualTime.DeleteAsync(id)),
        ];

        // Each error stands for five calls: more of the others, so that they get their share.
        return [.. successes, .. successes, .. successes, .. successes, .. errors];
    }

    private static (string Name, Func<IParallaxClient, Task> Run)[] Calls(Guid id)
        => [
        ("error of a list", client => client.Projects.ListAsync().ToListAsync()),
        ("error of a find", client => client.Projects.FindAsync(id)),
        ("error of a create", client => client.Clients.CreateAsync(new CreateClient { Name = "a" })),
        ("error of an update", client => client.Clients.UpdateAsync(id, new UpdateClient { Name = "a" })),
        ("error of a delete", client => client.ActualTime.DeleteAsync(id)),
    ];

    // Five rows in place of the one that the mock server gives, all on one page.
    private static async Task<string> ListAsync(HttpClient http, string list)
    {
        const int rows = 5;
        var page = JsonNode.Parse(await http.GetStringAsync($"v1/{list}"))!.AsObject();
        var row = page["results"]!.AsArray()[0]!;
        page["results"] = new JsonArray([.. Enumerable.Range(0, rows).Select(number => Renewed(row, number))]);
        foreach (var (member, value) in new[] { ("page", 1), ("page_size", rows), ("count", rows), ("total", rows), ("total_pages", 1) })
        {
            page[member] = value;
        }

        return page.ToJsonString();

        static JsonNode Renewed(JsonNode row, int number)
        {
            var copy = row.DeepClone();
            if (copy["id"] is not null)
            {
                copy["id"] = new Guid(number + 1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);
            }

            return copy;
        }
    }
}

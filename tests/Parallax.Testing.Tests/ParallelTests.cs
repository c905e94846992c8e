using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing;

internal sealed class ParallelTests : EmulatorFixture
{
    private const int Workers = 32;
    private const int Rounds = 63;

    [Test]
    public async Task Of_ten_thousand_requests_by_32_workers_nothing_is_lost()
    {
        var ids = new ConcurrentBag<string>();
        var requests = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Workers),
            new ParallelOptions { MaxDegreeOfParallelism = Workers },
            async (worker, _) =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var id = (await Expect(
                        HttpStatusCode.Created, Post("v1/tags", $$"""{"name":"{{worker}}-{{round}}"}""")))["id"]!.ToString();
                    ids.Add(id);
                    var client = (await Expect(
                        HttpStatusCode.Created, Post("v1/clients", $$"""{"name":"{{worker}}-{{round}}"}""")))["id"]!.ToString();
                    await Expect(HttpStatusCode.OK, Patch($"v1/clients/{client}", """{"archived":true}"""));
                    Assert.That((await Expect(HttpStatusCode.OK, Get($"v1/clients/{client}")))["archived"]!.GetValue<bool>());
                    var page = await Expect(HttpStatusCode.OK, Get($"v1/tags?page={1 + (round % 3)}&page_size=50"));
                    Assert.That(page["results"]!.AsArray(), Has.Count.EqualTo(page["count"]!.GetValue<int>()));
                    Interlocked.Add(ref requests, 5);
                }
            });

        Assert.That(requests, Is.GreaterThanOrEqualTo(10_000));
        Assert.That(ids.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(Workers * Rounds));
        Assert.That(await AllIds("v1/tags"), Is.EquivalentTo(ids));
        Assert.That(await AllIds("v1/clients?archived=true"), Has.Count.EqualTo(Workers * Rounds));
        Assert.That(Emulator.Requests.Select(entry => entry.Exception), Is.All.Null);
    }

    private static async Task<JsonObject> Expect(HttpStatusCode expected, Task<(HttpStatusCode Status, JsonObject Body)> call)
    {
        var (status, body) = await call;
        Assert.That(status, Is.EqualTo(expected), body.ToJsonString());
        return body;
    }

    private async Task<List<string>> AllIds(string path)
    {
        var ids = new List<string>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var (_, body) = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}");
            pages = body["total_pages"]!.GetValue<int>();
            ids.AddRange(body["results"]!.AsArray().Select(row => row!["id"]!.ToString()));
        }

        return ids;
    }
}

using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing.Tool;

internal sealed class EventStreamTests : ToolFixture
{
    [Test]
    public async Task A_reader_gets_the_state_first_and_then_each_request()
    {
        using var reader = await EventReader.OpenAsync(Http);
        Assert.That((await reader.NextAsync()).Update["state"]!["history"]!["received"]!.GetValue<int>(), Is.Zero);
        await Api("v1/tags?key=pat_of_these_tests");
        var seen = await reader.UntilAsync(update => update["requests"]!["requests"]!.AsArray()
            .Any(request => request!["status"] is not null));
        var request = seen["requests"]!["requests"]!.AsArray().Single()!;
        Assert.That(
            (request["path"]!.ToString(), request["query"]!.ToString(), request["permitsLeft"]!.GetValue<int>()),
            Is.EqualTo(("/v1/tags", "?key=***", 19)));
        Assert.That(seen["state"]!["limit"]!["used"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_reader_who_comes_back_gets_what_it_missed()
    {
        string id;
        using (var reader = await EventReader.OpenAsync(Http))
        {
            await Api("v1/tags");
            await reader.UntilAsync(update => update["state"]!["history"]!["answered"]!["succeeded"]!.GetValue<int>() == 1);
            id = reader.LastId;
        }

        await Api("v1/clients");
        await Api("v1/people");
        using var again = await EventReader.OpenAsync(Http, id);
        var missed = (await again.NextAsync()).Update["requests"]!["requests"]!.AsArray().Select(request => request!["path"]!.ToString());
        Assert.That(missed, Is.EqualTo(new[] { "/v1/clients", "/v1/people" }));
    }

    [Test]
    public async Task A_reader_with_a_version_of_another_run_gets_everything()
    {
        await Api("v1/tags");
        using var reader = await EventReader.OpenAsync(Http, "123456789");
        Assert.That((await reader.NextAsync()).Update["requests"]!["requests"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Readers_beyond_20_are_refused_and_those_who_leave_make_room()
    {
        var readers = new List<EventReader>();
        for (var reader = 0; reader < 20; reader++)
        {
            readers.Add(await EventReader.OpenAsync(Http));
        }

        using (var refused = await Http.GetAsync("_emulator/events", HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(503));
        }

        readers.ForEach(reader => reader.Dispose());
        HttpResponseMessage response;
        while ((response = await Http.GetAsync("_emulator/events", HttpCompletionOption.ResponseHeadersRead)).StatusCode
            is System.Net.HttpStatusCode.ServiceUnavailable)
        {
            response.Dispose();
        }

        response.Dispose();
    }

    [Test]
    public async Task The_tool_stops_while_a_reader_is_there()
    {
        using var reader = await EventReader.OpenAsync(Http);
        await reader.NextAsync();
        await Run.DisposeAsync();
        Assert.That(await reader.IsOverAsync(), Is.True);
    }

    /// <summary>Reads server-sent events.</summary>
    private sealed class EventReader(HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        public string LastId { get; private set; } = "";

        public static async Task<EventReader> OpenAsync(HttpClient http, string? lastId = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/events");
            if (lastId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastId);
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        }

        public async Task<(string Id, JsonNode Update)> NextAsync()
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    LastId = line["id: ".Length..];
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return (LastId, JsonNode.Parse(line["data: ".Length..])!);
                }
            }

            throw new EndOfStreamException();
        }

        public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> holds)
        {
            JsonNode update;
            do
            {
                update = (await NextAsync()).Update;
            }
            while (!holds(update));
            return update;
        }

        public async Task<bool> IsOverAsync()
        {
            try
            {
                while (await lines.ReadLineAsync() is not null)
                {
                    // What was under way.
                }
            }
            catch (Exception cut) when (cut is HttpIOException or IOException)
            {
                // A connection that is cut is over too.
            }

            return true;
        }

        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
        }
    }
}

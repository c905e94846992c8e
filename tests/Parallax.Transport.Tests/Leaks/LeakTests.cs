using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parallax.Tests.Transport.Driving;
using Parallax.Tests.Transport.Matrix;

namespace Parallax.Tests.Transport.Leaks;

/// <summary>
/// Neither the key nor anything of a body is said aloud. Bodies stay in ResponseBody, Detail and Errors, where the caller asks
/// for them. Title, trace id and names of fields are meant for the message, and hold no marker here.
/// </summary>
[NonParallelizable]
[CancelAfter(60_000)]
internal sealed class LeakTests
{
    private const string Marker = "MARKERq7731x";

    private static readonly string ErrorBody = $$"""
        { "title": "Oops", "detail": "{{Marker}} is not here", "{{Marker}}": "{{Marker}}", "nested": { "{{Marker}}": ["{{Marker}}"] },
        "errors": { "name": ["{{Marker}} is taken"] } }
        """;

    private static IEnumerable<TestCaseData> Faults
    {
        get
        {
            foreach (var row in FaultTable.Rows.Where(row => row is { Fault: not null, Always: false, OnReusedConnection: false }))
            {
                yield return Case(row.Name, row.Fault!, row.Holding);
            }

            foreach (var status in new[] { 302, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 503 })
            {
                yield return Case($"{status}, problem", ParallaxFault.Status(status, body: ErrorBody));
                yield return Case(
                    $"{status}, list of errors",
                    ParallaxFault.Status(status, body: $$"""{ "errors": ["{{Marker}}", { "{{Marker}}": 1 }] }"""));
                yield return Case($"{status}, error", ParallaxFault.Status(status, body: $$"""{ "error": "{{Marker}}" }"""));
                yield return Case($"{status}, text", ParallaxFault.Status(status, body: Marker));
            }

            foreach (var text in Garbage)
            {
                yield return Case($"garbage {text}", ParallaxFault.GarbageBody(text));
            }

            foreach (var text in NoHttp)
            {
                yield return Case($"not HTTP {text.ReplaceLineEndings("|")}", ParallaxFault.NotHttp(text));
            }

            yield return Case("marked page", ParallaxFault.HtmlPage($"<h1>{Marker}</h1>"));

            static TestCaseData Case(string name, ParallaxFault fault, Holding holding = Holding.Never)
                => new TestCaseData(fault, holding).SetArgDisplayNames(name);
        }
    }

    private static string[] Garbage
        => [
        Marker, $"\"{Marker}\"", $"\"{Marker}", $"[\"{Marker}\"]", $"{{\"{Marker}\":", $"{{\"{Marker}\":{Marker}}}",
        $"{{\"id\":\"{Marker}\"}}", $"{{\"id\":{{\"{Marker}\":1}}}}", $"{{\"name\":[\"{Marker}\"]}}",
        $"{{\"archived\":\"{Marker}\"}}", $"{{\"created_date\":\"{Marker}\"}}", $"{{\"results\":[{{\"id\":\"{Marker}\"}}]}}",
        $"{{\"results\":{{\"{Marker}\":1}}}}", $"{{\"results\":[{{\"{Marker}\":[[[}}]}}", $"{{\"total\":\"{Marker}\"}}",
        $"{{}} {Marker}", $"{{\"name\":\"a\"}}{{\"{Marker}\":1}}", $"{{\"name\":\"{Marker}\\x\"}}", $"{{\"name\":'{Marker}\\u12'}}",
        $"{{\"{Marker}\":1e999999}}", $"{{\"{Marker}\":{new string('[', 200)}",
    ];

    private static string[] NoHttp
        => [
        Marker, $"{Marker}\r\n\r\n", $"HTTP/{Marker} 200 OK\r\n\r\n", $"HTTP/1.1 {Marker} OK\r\n\r\n",
        $"HTTP/1.1 200 {Marker}\r\n{Marker}\r\n\r\n", $"HTTP/1.1 200 OK\r\n{Marker}: \0\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nContent-Length: {Marker}\r\n\r\n{Marker}",
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Marker}\r\n",
        $"HTTP/1.1 500 {Marker}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{Marker}",
        $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n{Marker}",
        $"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 12\r\n\r\n{Marker}",
        $"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 12\r\n\r\n{Marker}",
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task No_fault_makes_the_client_tell_the_key_or_a_body(
        ParallaxFault fault, Holding holding, CancellationToken cancellationToken)
    {
        using var witness = new Witness();
        var keys = new List<string>();
        var kept = new List<string>();
        foreach (var verb in Enum.GetValues<Verb>())
        {
            await RunAsync(server => server.CallAsync(verb, cancellationToken), needsBody: verb is Verb.Get or Verb.Post);
        }

        await RunAsync(
            server => server.Parallax.Clients.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken),
            needsBody: true);
        await RunAsync(
            server => server.Parallax.ProjectOfferings.ListAsync(Guid.NewGuid(), terms: Marker, cancellationToken)
                .GetTotalAsync(cancellationToken),
            needsBody: true);

        Assert.That(witness.Activities, Is.Not.Empty);
        Assert.That(witness.Metrics, Is.Not.Empty);
        Assert.That(witness.Logs, Is.Not.Empty);
        foreach (var secret in keys.Append(Marker))
        {
            Assert.That(witness.Everything.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        }

        if (fault.ToString().StartsWith("422", StringComparison.Ordinal))
        {
            Assert.That(kept, Has.Some.Contains(Marker), "what the caller asks for is there");
        }

        async Task RunAsync(Func<FaultyServer, Task> start, bool needsBody)
            => keys.Add(await CallAsync(witness, kept, fault, holding, start, needsBody, cancellationToken));
    }

    private static async Task<string> CallAsync(
        Witness witness, List<string> kept, ParallaxFault fault, Holding holding, Func<FaultyServer, Task> start, bool needsBody,
        CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync(new FaultyServerSettings
        {
            NameOfClients = Marker,
            Extend = builder => Listen(builder, witness)
        });

        // One call that succeeds, so that there is something in the log to look through.
        await server.Parallax.Tags.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        // The timers of delays that the client has given up on may outlive the attempt: one of them is enough.
        var rule = holding is Holding.ByTimer ? server.Emulator.Faults.Next(fault) : server.Emulator.Faults.Always(fault);
        var call = start(server);
        await new TimeDriver(
            server.Time, holding is Holding.InBody && !needsBody ? Holding.Never : holding, rule, server.Headers).DriveAsync(
            call, cancellationToken);
        try
        {
            await call;
        }
        catch (ParallaxException failure)
        {
            witness.Hear(failure);
            if (failure is ParallaxApiException answer)
            {
                kept.Add($"{answer.ResponseBody} {answer.Detail} {string.Join(' ', answer.Errors.SelectMany(field => field.Value))}");
            }
        }

        return server.Emulator.ApiKey;
    }

    private static void Listen(IHttpClientBuilder builder, Witness witness)
        => builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(witness));
}

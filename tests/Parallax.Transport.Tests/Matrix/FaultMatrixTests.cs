using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Tests.Transport.Driving;
using Parallax.Tests.Transport.SentOnce;

namespace Parallax.Tests.Transport.Matrix;

/// <summary>Every fault times every verb, over real sockets. See <see cref="FaultTable"/>.</summary>
[CancelAfter(60_000)]
internal sealed class FaultMatrixTests
{
    private const string ReadOfTheWarmUp = "/v1/tags";

    private static readonly ConcurrentDictionary<(string Row, Verb Verb), string> Seen = new();

    private static IEnumerable<TestCaseData> Cells
        => from row in FaultTable.Rows
        from verb in Enum.GetValues<Verb>()
        select new TestCaseData(row, verb).SetArgDisplayNames(row.Name, verb.ToString().ToUpperInvariant());

    [TestCaseSource(nameof(Cells))]
    public async Task Every_fault_ends_as_promised(FaultRow row, Verb verb, CancellationToken cancellationToken)
    {
        await using var proxy = row.Proxy is { } answer ? new RawApi(_ => answer()) : null;
        await using var server = await FaultyServer.StartAsync(new FaultyServerSettings
        {
            ByHand = row.ByHand,
            Extend = builder => Extend(builder, row, proxy)
        });
        if (row.OnReusedConnection)
        {
            await server.Parallax.Tags.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        }

        var attemptsBefore = server.Time.Attempts;
        var rule = await AddFaultAsync(server, row);
        var needsBody = verb is Verb.Get or Verb.Post;
        var holding = row.Holding is Holding.InBody && !needsBody ? Holding.Never : row.Holding;

        var call = server.CallAsync(verb, cancellationToken);
        await new TimeDriver(server.Time, holding, rule, server.Headers).DriveAsync(call, cancellationToken);
        var failure = await FailureOf(call);

        var arrivals = server.Emulator.Requests.Where(request => request.Path != ReadOfTheWarmUp).ToList();
        var attempts = server.Time.Attempts - attemptsBefore;
        var actual = string.Create(
            CultureInfo.InvariantCulture, $"{Name(failure)} {attempts}/{arrivals.Count}/{arrivals.Count(request => request.WasApplied)}");
        Seen[(row.Name, verb)] = actual;
        Assert.Multiple(() =>
        {
            Assert.That(actual, Is.EqualTo(row.Expected(verb)), failure?.ToString());
            Assert.That(failure?.Attempts ?? attempts, Is.EqualTo(attempts), "attempts as the exception has them");
            Assert.That(server.Time.LongestAttempt, Is.LessThanOrEqualTo(Limits.Attempt));
            Assert.That(server.Time.Elapsed, Is.LessThanOrEqualTo(Limits.Call));
            if (verb is Verb.Post && failure is ParallaxResponseException)
            {
                Assert.That(failure.Message, Does.Contain("was created"));
            }
        });
    }

    [OneTimeTearDown]
    public void PrintTheMatrix()
    {
        var text = new StringBuilder("Outcome, attempts/arrivals/applied; \"?\": RequestMayHaveBeenProcessed\n");
        text.AppendLine(Line("fault", [.. Enum.GetNames<Verb>().Select(name => name.ToUpperInvariant())]));
        foreach (var row in FaultTable.Rows)
        {
            text.AppendLine(Line(row.Name, [.. Enum.GetValues<Verb>().Select(verb => Seen.GetValueOrDefault((row.Name, verb), "-"))]));
        }

        // The one writer whose text a test run shows by default.
        TestContext.Error.WriteLine(text.ToString());
    }

    private static void Extend(IHttpClientBuilder builder, FaultRow row, RawApi? proxy)
    {
        if (row.HostHandler is { } handler)
        {
            HostHandlers.All[handler](builder);
        }

        if (proxy is not null)
        {
            builder.UseSocketsHttpHandler((sockets, _) => sockets.Proxy = new WebProxy(proxy.Address, BypassOnLocal: false));
        }
    }

    private static string Line(string name, string[] cells)
        => $"{name,-36} | {string.Join(" | ", cells.Select(cell => $"{cell,-18}"))}".TrimEnd();

    private static async Task<ParallaxFaultRule?> AddFaultAsync(FaultyServer server, FaultRow row)
    {
        if (row.Fault is not { } fault)
        {
            await server.Emulator.DisposeAsync();
            return null;
        }

        return row.Always ? server.Emulator.Faults.Always(fault) : server.Emulator.Faults.Next(fault);
    }

    private static async Task<ParallaxException?> FailureOf(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (ParallaxException failure)
        {
            return failure;
        }
    }

    private static string Name(ParallaxException? failure) => failure is null
        ? "ok"
        : failure.GetType().Name.Replace("Parallax", "", StringComparison.Ordinal).Replace("Exception", "", StringComparison.Ordinal)
            + (failure.RequestMayHaveBeenProcessed ? "?" : "");
}

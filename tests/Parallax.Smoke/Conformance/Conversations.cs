using Parallax.Testing;
using Parallax.Tests.Smoke;

namespace Parallax.Tests.Conformance;

/// <summary>
/// The client and the stateful emulator talk through Prism: every operation with all arguments and with as few as possible, and
/// every error that can be provoked. Prism must not object to anything, and the emulator must have got it all.
/// </summary>
internal sealed class Conversations(ParallaxEmulator emulator, Prism prism, Findings findings)
{
    private const int Limit = 2000;

    private static readonly int All = SmokeSteps.All.Count;

    // The operations that refer to other objects in their bodies, and to none in their paths.
    private static readonly string[] Referring = ["CreateActualTime", "CreatePerson", "CreateProject", "CreateRole"];

    public static async Task RunAsync(string program, string description, Findings findings)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions
        {
            RateLimit = { Enabled = true, PermitLimit = Limit, Window = TimeSpan.FromHours(1) },
        });

        // What is wrong with a request by the description, Prism would refuse before the emulator could. So the 400s go through
        // a second one, which looks at the answers alone.
        await using var strict = await Prism.StartAsync(program, description, emulator.BaseAddress);
        await using var answersOnly = await Prism.StartAsync(program, description, emulator.BaseAddress, validatesRequests: false);
        await new Conversations(emulator, strict, findings).RunAsync(answersOnly);
    }

    private async Task RunAsync(Prism answersOnly)
    {
        SmokeSeed.Into(emulator);
        await TalkAsync("every operation with all its arguments", new SmokeOptions(), (result, _) => result.Verdict is Verdict.Ok);
        await TalkAsync(
            "every operation with what it requires alone",
            new SmokeOptions { Minimal = true },
            (result, _) => result.Verdict is Verdict.Ok);

        var eachByItself = new SmokeOptions { MadeUpIds = true, KeepGoing = true };
        await TalkAsync(
            "every operation with a wrong request: 400",
            eachByItself,
            (result, _) => result.Status is 400,
            answersOnly,
            network => new WrongRequest.Handler(network));
        await TalkAsync(
            "every operation with a wrong key: 401", eachByItself, (result, _) => result.Status is 401, key: "pat_of_somebody_else");
        await TalkAsync(
            "every operation with ids of nothing: 404, or 422 where they are in the body",
            eachByItself,
            (result, path) => result.Status == Unknown(result, path));

        // What no request brings about by itself.
        await TalkWithFaultAsync(403, eachByItself);
        await TalkWithFaultAsync(500, eachByItself);

        var watch = new ViolationWatch(SmokeEngine.Connection(prism.Address));
        var (conflicts, others) = await Conflicts.ProvokeAsync(emulator, prism.Address, watch);
        findings.Report("calls that conflict: 409", Conflicts.Count, conflicts, [.. watch.Problems, .. others]);

        await UseUpLimitAsync();
        await TalkAsync("every operation beyond the limit: 429", eachByItself, (result, _) => result.Status is 429);
    }

    private async Task TalkWithFaultAsync(int status, SmokeOptions options)
    {
        emulator.Faults.Always(ParallaxFault.Status(status));
        await TalkAsync($"every operation on a server that refuses all: {status}", options, (result, _) => result.Status == status);
        emulator.Faults.Clear();
    }

    /// <summary>Has every operation called, and reports those that went as expected.</summary>
    private async Task TalkAsync(
        string subject,
        SmokeOptions options,
        Func<SmokeResult, string, bool> isExpected,
        Prism? through = null,
        Func<HttpMessageHandler, HttpMessageHandler>? change = null,
        ParallaxApiKey? key = null)
    {
        var server = Server(through ?? prism, key ?? emulator.ApiKey);
        var arrivedBefore = emulator.Requests.Count;
        var watch = new ViolationWatch(SmokeEngine.Connection(server.BaseAddress));
        var outcome = await new SmokeEngine(server, options, change?.Invoke(watch) ?? watch).RunAsync();

        var problems = new List<string>(watch.Problems);
        if (emulator.Requests.Count - arrivedBefore != All || watch.Paths.Count != All)
        {
            problems.Add($"{watch.Paths.Count} requests were sent, and {emulator.Requests.Count - arrivedBefore} arrived.");
        }

        // Each call is one request. What was not called for want of data follows from another failure, and is just counted.
        var called = outcome.Results.Where(result => result.Verdict is not Verdict.NoData).ToList();
        var good = called.Zip(watch.Paths).Where(call => isExpected(call.First, call.Second)).Select(call => call.First).ToList();
        problems.AddRange(called.Except(good).Select(result => $"{result.Operation} ({result.Status}): {result.Reason}"));
        findings.Report(subject, All, good.Count, problems);
    }

    private static SmokeServer Server(Prism prism, ParallaxApiKey key) => new("Prism", prism.Address, key, IsUsersKey: false);

    private static int Unknown(SmokeResult result, string path)
        => path.Split('/').Any(step => Guid.TryParse(step, out _)) ? 404
            : Referring.Contains(result.Operation, StringComparer.Ordinal) ? 422
            : result.Operation.StartsWith("Create", StringComparison.Ordinal) ? 201 : 200;

    /// <summary>Not through Prism, so that it is quick.</summary>
    private async Task UseUpLimitAsync()
    {
        using var http = new HttpClient(SmokeEngine.Connection(emulator.BaseAddress)) { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("X-API-KEY", emulator.ApiKey);
        for (var i = 0; i < Limit; i++)
        {
            using var answer = await http.GetAsync(new Uri("v1/tags?page_size=1", UriKind.Relative));
        }
    }
}

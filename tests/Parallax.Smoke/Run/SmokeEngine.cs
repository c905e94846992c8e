using System.Net;

namespace Parallax.Tests.Smoke;

/// <summary>Makes the calls one after another, and notes what came of each.</summary>
/// <param name="server">The server to call.</param>
/// <param name="options">How to go about it.</param>
/// <param name="network">What sends the requests, instead of a connection of the engine's own. It ends with the run.</param>
internal sealed class SmokeEngine(SmokeServer server, SmokeOptions options, HttpMessageHandler? network = null)
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A connection without redirects, which would take the key along, and without a proxy on the way to the own machine.
    /// </summary>
    public static HttpMessageHandler Connection(Uri address)
        => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = !address.IsLoopback
        };

    /// <param name="report">Told of each call as soon as it is done.</param>
    public async Task<SmokeOutcome> RunAsync(Action<SmokeResult>? report = null)
    {
        using var answer = new AnswerRecorder(network ?? Connection(server.BaseAddress));
        using var api = new ParallaxClient(ClientOptions(), answer);
        var clock = TimeProvider.System;
        var run = new SmokeRun(api, options, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var steps = SmokeSteps.All.Where(step => !(options.ReadOnly && step.IsWrite)).ToList();

        var results = new List<SmokeResult>();
        var hasWorked = false;
        var started = clock.GetTimestamp();
        foreach (var step in steps)
        {
            answer.Forget();
            var called = clock.GetTimestamp();
            var failure = await CallAsync(step, run, answer);
            var result = new SmokeResult(step.Operation, failure.Verdict, answer.Status, clock.GetElapsedTime(called), failure.Reason);
            results.Add(result);
            report?.Invoke(result);
            hasWorked |= result.Verdict is Verdict.Ok;
            if (failure.IsHopeless && !hasWorked && !options.KeepGoing)
            {
                break;
            }
        }

        return new SmokeOutcome(results, steps.Count, clock.GetElapsedTime(started));
    }

    private async Task<(Verdict Verdict, string Reason, bool IsHopeless)> CallAsync(SmokeStep step, SmokeRun run, AnswerRecorder answer)
    {
        try
        {
            await step.CallAsync(run);
            return (Verdict.Ok, "ok", IsHopeless: false);
        }
        catch (NoDataException missing)
        {
            return (Verdict.NoData, missing.Message, IsHopeless: false);
        }
        catch (Exception problem)
        {
            var failure = SmokeFailure.Of(problem, answer, server);
            return (Verdict.Failed, failure.Reason, failure.IsHopeless);
        }
    }

    /// <summary>One attempt, so that a failure shows, and no gate on the own machine, where nobody has to be spared.</summary>
    private ParallaxClientOptions ClientOptions() => new()
    {
        BaseAddress = server.BaseAddress,
        ApiKey = server.Key,
        AttemptTimeout = LongestCall,
        Retry = { MaxAttempts = 1 },
        RateLimit = { Enabled = !server.BaseAddress.IsLoopback },
        ApplicationName = "Parallax.Smoke",
    };
}

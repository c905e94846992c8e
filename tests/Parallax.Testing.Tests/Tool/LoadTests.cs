using System.Collections.Concurrent;
using System.Net;
using Parallax.Emulator.Arguments;
using Parallax.Emulator.Control;
using static Microsoft.Playwright.Assertions;

namespace Parallax.Tests.Testing.Tool;

/// <summary>10,000 requests from 32 connections, without the page and with it.</summary>
internal sealed class LoadTests : PageFixture
{
    private const int Requests = 10_000;
    private const int Connections = 32;

    protected override EmulatorArguments Arguments => base.Arguments with { Limit = null };

    protected override TimeProvider Time => TimeProvider.System;

    [Test]
    public async Task Nothing_is_lost_and_the_log_stays_bounded_under_load()
    {
        await ControlPost("/seed/sample");
        await Page.GotoAsync("about:blank");
        await LoadAsync();
        var (without, _) = await LoadAsync();
        await Page.GotoAsync(Emulator.BaseAddress.ToString());
        await Expect(Page.Locator("#live-text")).ToHaveTextAsync("live");
        var (with, statuses) = await LoadAsync();
        TestContext.Error.WriteLine(
            $"p99 of the emulator's own time: {without.TotalMilliseconds:0.00} ms without the page, {with.TotalMilliseconds:0.00} ms with "
                + $"it: ratio {with / without:0.00}.");

        Assert.That(statuses, Is.EqualTo(new Dictionary<HttpStatusCode, int> { [HttpStatusCode.OK] = Requests }));
        await Expect(Page.Locator("#request-count")).ToHaveTextAsync($"{Requests:n0}");
        var state = (await Control("/state")).Body!;
        Assert.That(
            (state["history"]!["received"]!.GetValue<int>(), state["history"]!["answered"]!["succeeded"]!.GetValue<int>()),
            Is.EqualTo((Requests, Requests)));
        Assert.That(Emulator.Requests, Has.Count.EqualTo(RequestFeed.Capacity), "the log keeps the latest");
        Assert.That(Emulator.Requests.Sum(request => (long)(request.ResponseBody?.Length ?? 0)), Is.LessThanOrEqualTo(64 * 1024 * 1024));
        Assert.That(await Page.Locator("#rows tr").CountAsync(), Is.EqualTo(300), "and so does the page");
        Assert.That(
            (await Control("/requests?limit=1000")).Body!["requests"]!.AsArray().Select(request => request!["number"]!.GetValue<long>()),
            Is.Ordered.And.Exactly(1000).Items);
    }

    private async Task<(TimeSpan P99, Dictionary<HttpStatusCode, int> Statuses)> LoadAsync()
    {
        await ControlPost("/reset", """{"empty":true}""");
        await ControlPost("/seed/sample");
        var times = new ConcurrentBag<TimeSpan>();
        var statuses = new ConcurrentBag<HttpStatusCode>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;
        EventHandler<ReceivedRequestEventArgs> onAnswered = (_, request) =>
        {
            times.Add(request.Request.Duration!.Value);
            if (Interlocked.Increment(ref answered) == Requests)
            {
                done.TrySetResult();
            }
        };
        Emulator.RequestAnswered += onAnswered;
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = Emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", Emulator.ApiKey } }
        };
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= Requests)
            {
                using var response = await http.GetAsync($"v1/projects?page={1 + (number % 100)}&page_size=10");
                statuses.Add(response.StatusCode);
            }
        }));
        await done.Task;
        Emulator.RequestAnswered -= onAnswered;
        return (times.Order()
            .ElementAt(Requests * 99 / 100), statuses.GroupBy(status => status).ToDictionary(group => group.Key, group => group.Count()));
    }
}

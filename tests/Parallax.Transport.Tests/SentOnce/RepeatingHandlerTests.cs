using Parallax.Models;

namespace Parallax.Tests.Transport.SentOnce;

/// <summary>Handlers of the host that repeat requests: a write that may have arrived goes out once, whichever handler it is.</summary>
[CancelAfter(120_000)]
internal sealed class RepeatingHandlerTests
{
    private static IEnumerable<string> Handlers => HostHandlers.All.Keys;

    [TestCaseSource(nameof(Handlers))]
    public async Task A_create_that_was_applied_and_answered_by_503_arrives_once(string handler, CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Faults.Always(ParallaxFault.Status(503).AfterApplying());
        await AssertOnceAsync(emulator, handler, cancellationToken);
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_create_whose_connection_was_reset_after_it_was_applied_arrives_once(
        string handler, CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Faults.Always(ParallaxFault.Reset().AfterApplying());
        await AssertOnceAsync(emulator, handler, cancellationToken);
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_write_by_hand_without_content_arrives_once(string handler, CancellationToken cancellationToken)
    {
        await using var server = new RawApi(_ => null);
        await using var services = HostHandlers.Services(server.Address, HostHandlers.All[handler]);
        var failure = await Outcome.OfAsync(() => HostHandlers.ClientOf(services).HttpClient.PostAsync(
            new Uri("v1/tags/1/merge", UriKind.Relative), content: null, cancellationToken));
        Assert.That(
            (server.Heads.Count, (failure as ParallaxException)?.RequestMayHaveBeenProcessed), Is.EqualTo((1, true)), failure?.ToString());
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task A_read_may_still_be_repeated_by_it(string handler, CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Faults.Next(ParallaxFault.Status(503)).Times(2);
        await using var services = HostHandlers.Services(
            emulator.BaseAddress, HostHandlers.All[handler], options => options.ApiKey = emulator.ApiKey);
        Assert.That(
            await HostHandlers.ClientOf(services).Tags.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken),
            Is.Zero);
    }

    [TestCaseSource(nameof(Handlers))]
    public async Task Creates_one_after_another_and_side_by_side_are_calls_of_their_own(string handler, CancellationToken cancellationToken)
    {
        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        await using var services = HostHandlers.Services(
            emulator.BaseAddress, SlowHedging(handler), options => options.ApiKey = emulator.ApiKey);
        var parallax = HostHandlers.ClientOf(services);
        await parallax.Tags.CreateAsync(new CreateTag { Name = "first" }, cancellationToken);
        await parallax.Tags.CreateAsync(new CreateTag { Name = "second" }, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(number => parallax.Tags.CreateAsync(new CreateTag { Name = $"beside {number}" }, cancellationToken)));
        Assert.That(emulator.Requests.Count(request => request.WasApplied), Is.EqualTo(10));
    }

    // What was turned away was not carried out. A wrapper hides its answers, so there the second is held back.
    [TestCaseSource(nameof(Handlers))]
    public async Task A_create_that_was_turned_away_by_429_may_come_again(string handler, CancellationToken cancellationToken)
    {
        if (handler.StartsWith("a wrapper", StringComparison.Ordinal))
        {
            return;
        }

        await using var emulator = await ParallaxEmulator.StartAsync(cancellationToken: cancellationToken);
        emulator.Faults.Next(ParallaxFault.Status(429));
        await using var services = HostHandlers.Services(
            emulator.BaseAddress, SlowHedging(handler), options => options.ApiKey = emulator.ApiKey);
        await HostHandlers.ClientOf(services).Tags.CreateAsync(new CreateTag { Name = "gold" }, cancellationToken);
        Assert.That((emulator.Requests.Count, emulator.Requests.Count(request => request.WasApplied)), Is.EqualTo((2, 1)));
    }

    // A hedge within a millisecond would cut off creates that are well.
    private static Action<Microsoft.Extensions.DependencyInjection.IHttpClientBuilder> SlowHedging(string handler)
        => handler == "AddStandardHedgingHandler" ? static builder
            => Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions.AddStandardHedgingHandler(builder)
                : HostHandlers.All[handler];

    private static async Task AssertOnceAsync(ParallaxEmulator emulator, string handler, CancellationToken cancellationToken)
    {
        await using var services = HostHandlers.Services(
            emulator.BaseAddress, HostHandlers.All[handler], options => options.ApiKey = emulator.ApiKey);
        var failure = await Outcome.OfAsync(() => HostHandlers.ClientOf(services).Tags.CreateAsync(
            new CreateTag { Name = "gold" }, cancellationToken));
        Assert.That(emulator.Requests, Has.Count.EqualTo(1), failure?.ToString());
        Assert.That((failure as ParallaxException)?.RequestMayHaveBeenProcessed, Is.True, failure?.ToString());
        Assert.That(failure, Is.TypeOf<ParallaxRepeatedWriteException>().With.Message.Contains("handler of the host"));
    }
}

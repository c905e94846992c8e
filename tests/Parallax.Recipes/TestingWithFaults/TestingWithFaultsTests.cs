using Microsoft.Extensions.Time.Testing;

namespace Parallax.Recipes.TestingWithFaults;

/// <summary>How to test code of your own: what it does when the network or the server does not do its part.</summary>
[CancelAfter(60_000)]
internal sealed class TestingWithFaultsTests
{
    private static readonly string[] Names = ["gold", "silver", "bronze"];

    private ParallaxEmulator _emulator = null!;

    // begin-snippet: faults
    private static IEnumerable<ParallaxFault> Faults
        => [
        ParallaxFault.Status(500),
        ParallaxFault.Status(503).AfterApplying(),
        ParallaxFault.Status(429),
        ParallaxFault.Reset(),
        ParallaxFault.Reset().AfterApplying(),
        ParallaxFault.TruncatedBody(),
        ParallaxFault.GarbageBody(),
        ParallaxFault.HtmlPage(),
    ];
    // end-snippet

    private ParallaxClient Parallax { get; set; } = null!;

    private IEnumerable<string?> Created => _emulator.Requests.Where(request => request.WasApplied).Select(request => request.Body);

    // begin-snippet: setup
    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync();
        Parallax = _emulator.CreateClient(options => options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1));
    }

    [TearDown]
    public async Task Stop()
    {
        Parallax.Dispose();
        await _emulator.DisposeAsync();
    }
    // end-snippet

    // begin-snippet: script
    [Test]
    public async Task Reads_that_fail_twice_are_not_even_noticed(CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Script(ParallaxFault.Status(503), ParallaxFault.TruncatedBody()).OnOperation("ListTags");
        await new TagKeeper(Parallax).EnsureAsync(Names, cancellationToken);
        Assert.That(rule.Hits, Is.EqualTo(2), "or the test would prove nothing");
        Assert.That(Created.Count(), Is.EqualTo(3));
    }
    // end-snippet

    // begin-snippet: requests
    [Test]
    public async Task Just_what_is_missing_is_sent(CancellationToken cancellationToken)
    {
        _emulator.Seed("/v1/tags", new Tag { Name = "Gold" }, new Tag { Name = "bronze" });
        await new TagKeeper(Parallax).EnsureAsync(Names, cancellationToken);
        Assert.That(Created, Is.EqualTo(new[] { """{"name":"silver"}""" }));
        Assert.That(_emulator.Requests.Select(request => request.OperationId), Is.EqualTo(new[] { "ListTags", "CreateTag" }));
    }
    // end-snippet

    // begin-snippet: matrix
    [Test]
    public async Task Whatever_happens_at_whichever_request_the_next_run_puts_it_right(
        [ValueSource(nameof(Faults))] ParallaxFault fault, [Range(0, 3)] int request, CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Script([.. Enumerable.Repeat(ParallaxFault.None, request), fault]);
        try
        {
            await new TagKeeper(Parallax).EnsureAsync(Names, cancellationToken);
        }
        catch (ParallaxException)
        {
            await new TagKeeper(Parallax).EnsureAsync(Names, cancellationToken);
        }

        Assert.That(rule.Hits, Is.EqualTo(request + 1));
        Assert.That(Created, Is.Unique.And.Exactly(3).Items);
    }
    // end-snippet

    [Test]
    public async Task Who_comes_second_takes_what_is_there(CancellationToken cancellationToken)
    {
        _emulator.Faults.Next(ParallaxFault.Status(409)).OnMethod("POST");
        await new TagKeeper(Parallax).EnsureAsync(Names, cancellationToken);
        Assert.That(Created.Count(), Is.EqualTo(2));
    }

    // begin-snippet: storm
    [Test]
    public async Task Another_program_that_uses_up_the_limit_costs_time_and_nothing_else(CancellationToken cancellationToken)
    {
        var time = new FakeTime();
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions
            {
                TimeProvider = time,
                RateLimit = { Enabled = true, PermitLimit = 5, Window = TimeSpan.FromSeconds(3) }
            },
            cancellationToken);
        using var parallax = emulator.CreateClient();
        using var greedy = emulator.CreateClient(options => options.RateLimit.Enabled = false);
        await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => greedy.Clients.ListAsync(cancellationToken: cancellationToken).GetTotalAsync(cancellationToken)));

        var run = new TagKeeper(parallax).EnsureAsync(Enumerable.Range(0, 12).Select(number => $"tag {number}"), cancellationToken);
        var waited = await time.ToEndOfAsync(run, limit: TimeSpan.FromSeconds(25));
        await run;

        Assert.That(waited, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(6)), "13 calls, 5 to a window, and none in the first");
        Assert.That(emulator.Requests.Count(request => request.WasApplied), Is.EqualTo(12));
        Assert.That(emulator.Requests.Count(request => request.Status is 429), Is.EqualTo(1), "one refusal is enough to wait for");
    }
    // end-snippet

    // begin-snippet: timeout
    [Test]
    public async Task A_server_that_never_answers_ends_in_an_exception_of_the_clients(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider();
        await using var emulator = await ParallaxEmulator.StartAsync(
            new ParallaxEmulatorOptions { TimeProvider = time }, cancellationToken);
        using var parallax = emulator.CreateClient();
        var rule = emulator.Faults.Next(ParallaxFault.Stall().AfterApplying()).OnMethod("POST");

        var run = new TagKeeper(parallax).EnsureAsync(Names, cancellationToken);
        await rule.WaitForHitsAsync(cancellationToken: cancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<ParallaxTimeoutException>(() => run);
        Assert.That((failure.RequestMayHaveBeenProcessed, emulator.Requests.Count(request => request.WasApplied)), Is.EqualTo((true, 1)));
    }
    // end-snippet
}

using System.Net;

namespace Parallax.Tests.Testing.Faults;

/// <summary>Requests that are kept waiting, on a clock that the test drives.</summary>
[CancelAfter(60_000)]
internal sealed class HeldRequestTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(40);

    private readonly FakeTime _time = new();
    private ParallaxEmulator _emulator = null!;

    private HttpClient Http { get; set; } = null!;

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = _time });
        Http = EmulatorFixture.Client(_emulator);
    }

    [TearDown]
    public async Task Stop()
    {
        Http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_delay_lasts_as_long_as_the_clock_of_the_emulator_says(CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Next(ParallaxFault.Delay(Wait));
        var call = PostAsync(cancellationToken);
        await rule.WaitForHitsAsync(1, cancellationToken);
        Assert.That(_emulator.Requests.Single().WasApplied, Is.False);
        await AdvanceOnceATimerRunsAsync(Wait - TimeSpan.FromTicks(1), cancellationToken);
        Assert.That(call.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That(await call, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(_emulator.Requests.Single().WasApplied);
    }

    [Test]
    public async Task A_delay_can_come_after_the_operation_took_effect(CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Next(ParallaxFault.Delay(Wait).AfterApplying());
        var call = PostAsync(cancellationToken);
        await rule.WaitForHitsAsync(1, cancellationToken);
        Assert.That(_emulator.Requests.Single().WasApplied);
        await AdvanceOnceATimerRunsAsync(Wait, cancellationToken);
        Assert.That(await call, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_delayed_request_is_dropped_when_the_client_goes(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource();
        var rule = _emulator.Faults.Next(ParallaxFault.Delay(Wait));
        var call = PostAsync(patience.Token);
        await rule.WaitForHitsAsync(1, cancellationToken);
        await patience.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());

        // The timer goes when the emulator has noticed.
        while (_time.NextDue is not null)
        {
            await Task.Yield();
        }

        _time.Advance(Wait);
        Assert.That((_emulator.Requests.Single().WasApplied, _emulator.Requests.Single().Status), Is.EqualTo((false, (int?)null)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_stall_lasts_until_the_emulator_goes(bool inBody, CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Next(inBody ? ParallaxFault.StallInBody() : ParallaxFault.Stall());
        var call = PostAsync(cancellationToken);
        await rule.WaitForHitsAsync(1, cancellationToken);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.That(call.IsCompleted, Is.False);
        Assert.That(_emulator.Requests.Single().WasApplied, Is.EqualTo(inBody));
        await _emulator.DisposeAsync();
        Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_stall_after_applying_leaves_the_object_behind(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource();
        var rule = _emulator.Faults.Next(ParallaxFault.Stall().AfterApplying());
        var call = PostAsync(patience.Token);
        await rule.WaitForHitsAsync(1, cancellationToken);
        await patience.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Http.GetStringAsync("v1/clients", cancellationToken), Does.Contain("Northwind"));
    }

    [Test]
    public async Task An_emulator_with_held_requests_can_be_disposed_of_twice(CancellationToken cancellationToken)
    {
        var rule = _emulator.Faults.Always(ParallaxFault.Stall());
        var calls = Enumerable.Range(0, 5).Select(_ => PostAsync(cancellationToken)).ToList();
        await rule.WaitForHitsAsync(5, cancellationToken);
        await _emulator.DisposeAsync();
        await _emulator.DisposeAsync();
        foreach (var call in calls)
        {
            Assert.That(async () => await call, Throws.InstanceOf<HttpRequestException>());
        }
    }

    private async Task<HttpStatusCode> PostAsync(CancellationToken cancellationToken)
    {
        using var body = new StringContent("""{"name":"Northwind"}""", null, "application/json");
        using var response = await Http.PostAsync("v1/clients", body, cancellationToken);
        return response.StatusCode;
    }

    private async Task AdvanceOnceATimerRunsAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        while (_time.NextDue is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        _time.Advance(by);
    }
}

namespace Parallax.Tests.Testing.Webhooks;

/// <summary>A receiver that does not answer, on a clock that the test drives.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SlowReceiverTests
{
    private readonly FakeTime _time = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ParallaxEmulator _emulator = null!;
    private Receiver _receiver = null!;

    [SetUp]
    public async Task Start()
    {
        _emulator = await ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { TimeProvider = _time });
        _receiver = await Receiver.StartAsync();
        _receiver.Answer = _ =>
        {
            _arrived.TrySetResult();
            return _held.Task;
        };
        _emulator.Webhooks.Subscribe(_receiver.Address, "secret");
    }

    [TearDown]
    public async Task Stop()
    {
        _held.TrySetResult();
        await _emulator.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Test]
    public async Task The_API_answers_meanwhile_and_the_next_webhook_waits_its_turn(CancellationToken cancellationToken)
    {
        using var parallax = _emulator.CreateClient();
        var client = _emulator.Seed("/v1/clients", """{"name":"Northwind"}""")[0];
        await parallax.Projects.CreateAsync(new() { Name = "First", ClientId = client }, cancellationToken);
        await parallax.Projects.CreateAsync(new() { Name = "Second", ClientId = client }, cancellationToken);
        await _arrived.Task.WaitAsync(cancellationToken);
        var drained = _emulator.Webhooks.DrainAsync(cancellationToken);
        Assert.That(
            (drained.IsCompleted, _receiver.Received.Count, _emulator.Webhooks.Deliveries.Single().Status),
            Is.EqualTo((false, 1, (int?)null)));
        _held.SetResult();
        await drained;
        Assert.That(_emulator.Webhooks.Deliveries.Select(delivery => delivery.Status), Is.EqualTo(new[] { 200, 200 }));
    }

    [Test]
    public async Task After_ten_seconds_of_silence_it_is_given_up(CancellationToken cancellationToken)
    {
        var sent = _emulator.Webhooks.SendAsync("project.created", "{}", cancellationToken);
        await _arrived.Task.WaitAsync(cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.That(sent.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromTicks(1));
        var delivery = (await sent).Single();
        Assert.That((delivery.Status, delivery.Exception?.GetType()), Is.EqualTo(((int?)null, typeof(TimeoutException))));
    }

    [Test]
    public async Task Who_waits_can_give_up_and_the_webhook_arrives_all_the_same(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource();
        var sent = _emulator.Webhooks.SendAsync("project.created", "{}", patience.Token);
        await _arrived.Task.WaitAsync(cancellationToken);
        await patience.CancelAsync();
        Assert.That(async () => await sent, Throws.InstanceOf<OperationCanceledException>());
        _held.SetResult();
        await _emulator.Webhooks.DrainAsync(cancellationToken);
        Assert.That(_emulator.Webhooks.Deliveries.Single().Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_emulator_with_a_webhook_under_way_can_be_disposed_of_twice(CancellationToken cancellationToken)
    {
        var sent = _emulator.Webhooks.SendAsync("project.created", "{}", cancellationToken);
        await _arrived.Task.WaitAsync(cancellationToken);
        await _emulator.DisposeAsync();
        await _emulator.DisposeAsync();
        Assert.That((await sent).Single().Exception, Is.InstanceOf<OperationCanceledException>());
        Assert.That((await _emulator.Webhooks.SendAsync("project.created", "{}", cancellationToken)).Single().WasAccepted, Is.False);
    }
}

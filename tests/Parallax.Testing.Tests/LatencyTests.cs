namespace Parallax.Tests.Testing;

internal sealed class LatencyTests : EmulatorFixture
{
    [Test]
    public async Task Every_request_waits_for_the_latency()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler<ReceivedRequestEventArgs> onReceived = (_, _) => arrived.TrySetResult();
        Emulator.RequestReceived += onReceived;
        var answer = Http.GetAsync("v1/tags");
        await arrived.Task;
        while (Clock.NextDue is null)
        {
            await Task.Yield();
        }

        Clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.That(Emulator.Requests.Single().Status, Is.Null);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        using var response = await answer;
        Emulator.RequestReceived -= onReceived;
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.Latency = TimeSpan.FromMilliseconds(250);
}

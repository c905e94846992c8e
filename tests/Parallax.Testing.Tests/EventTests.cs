using System.Collections.Concurrent;

namespace Parallax.Tests.Testing;

internal sealed class EventTests : EmulatorFixture
{
    [Test]
    public async Task A_request_is_told_of_when_it_arrives_and_when_it_is_answered()
    {
        var told = new ConcurrentQueue<(string What, string Path, int? Status, bool IsLogged)>();
        var answered = new SemaphoreSlim(0);
        EventHandler<ReceivedRequestEventArgs> onReceived = (sender, received) =>
            told.Enqueue((
                "received",
                received.Request.Path,
                received.Request.Status,
                ((ParallaxEmulator)sender!).Requests.Contains(received.Request)));
        EventHandler<ReceivedRequestEventArgs> onAnswered = (_, done) =>
        {
            told.Enqueue(("answered", done.Request.Path, done.Request.Status, done.Request.Duration is not null));
            answered.Release();
        };
        Emulator.RequestReceived += onReceived;
        Emulator.RequestAnswered += onAnswered;
        await Get("v1/tags");
        await answered.WaitAsync();
        Emulator.RequestReceived -= onReceived;
        Emulator.RequestAnswered -= onAnswered;
        await Get("v1/tags");
        Assert.That(told, Is.EqualTo(new[] { ("received", "/v1/tags", (int?)null, true), ("answered", "/v1/tags", (int?)200, true) }));
    }

    [Test]
    public async Task A_request_without_a_response_is_told_of_too()
    {
        var answered = new TaskCompletionSource<ReceivedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler<ReceivedRequestEventArgs> onAnswered = (_, done) => answered.TrySetResult(done.Request);
        Emulator.RequestAnswered += onAnswered;
        Emulator.Faults.Next(ParallaxFault.Reset());
        await Assert.ThatAsync(() => Http.GetAsync("v1/tags"), Throws.InstanceOf<HttpRequestException>());
        var request = await answered.Task;
        Emulator.RequestAnswered -= onAnswered;
        Assert.That((request.Status, request.ResponseBody, request.Fault?.ToString()), Is.EqualTo(((int?)null, (string?)null, "reset")));
    }

    [Test]
    public async Task A_handler_that_throws_changes_nothing_but_the_log()
    {
        EventHandler<ReceivedRequestEventArgs> onReceived = (_, _) => throw new InvalidOperationException("The handler fell.");
        Emulator.RequestReceived += onReceived;
        var (status, _) = await Get("v1/tags");
        Emulator.RequestReceived -= onReceived;
        Assert.That((int)status, Is.EqualTo(200));
        Assert.That(Emulator.Requests.Single().Exception!.Message, Is.EqualTo("The handler fell."));
    }
}

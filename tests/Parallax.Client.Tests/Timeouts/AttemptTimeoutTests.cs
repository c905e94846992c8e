using Parallax.Models;

namespace Parallax.Tests.Timeouts;

/// <summary>An attempt has its time, its body included; a clock that is driven by hand says when it is over.</summary>
internal sealed class AttemptTimeoutTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private readonly FakeTime _time = new();

    [Test]
    public async Task A_server_that_does_not_answer_is_given_up_when_the_time_is_over_and_not_before()
    {
        var arrived = new TaskCompletionSource();
        using var client = TestClient.Over(new SilentServer(arrived), options => options.AttemptTimeout = TimeSpan.FromSeconds(5), _time);
        var call = client.Projects.GetAsync(Guid.Empty);
        await arrived.Task;

        _time.Advance(TimeSpan.FromSeconds(5) - Moment);
        var isWaiting = !call.IsCompleted;
        _time.Advance(Moment);
        var failure = Assert.ThrowsAsync<ParallaxTimeoutException>(() => call)!;

        Assert.Multiple(() =>
        {
            Assert.That(isWaiting, Is.True);
            Assert.That(failure.Message, Does.Contain("GET /v1/projects/").And.Contains("5 s").And.Contains("AttemptTimeout"));
            Assert.That((failure.Method, failure.Path, failure.RequestMayHaveBeenProcessed), Is.EqualTo(("GET", $"/v1/projects/{Guid.Empty}", false)));
        });
    }

    [Test]
    public async Task A_body_that_stalls_is_given_up_too()
    {
        var stalled = new TaskCompletionSource();
        using var recorder = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("{\"id\"", stalled)));
        using var client = TestClient.Over(recorder, time: _time);
        var call = client.Projects.GetAsync(Guid.Empty);
        await stalled.Task;
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(() => call, Throws.TypeOf<ParallaxTimeoutException>());
    }

    [Test]
    public async Task The_body_of_an_error_that_stalls_is_given_up_too()
    {
        var stalled = new TaskCompletionSource();
        using var recorder = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("{\"title\"", stalled), System.Net.HttpStatusCode.BadGateway));
        using var client = TestClient.Over(recorder, time: _time);
        var call = client.Projects.GetAsync(Guid.Empty);
        await stalled.Task;
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(() => call, Throws.InstanceOf<ParallaxException>());
    }

    [Test]
    public async Task A_write_that_is_given_up_may_have_happened()
    {
        var arrived = new TaskCompletionSource();
        using var client = TestClient.Over(new SilentServer(arrived), time: _time);
        var call = client.Projects.CreateAsync(new CreateProject { Name = "a" });
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(
            () => call,
            Throws.TypeOf<ParallaxTimeoutException>().With.Property("RequestMayHaveBeenProcessed").True.And.Message.Contains("may have taken effect"));
    }

    [Test]
    public async Task Each_attempt_has_its_own_time()
    {
        using var client = TestClient.Over(new Recorder(), time: _time);
        for (var call = 0; call < 3; call++)
        {
            _time.Advance(TimeSpan.FromSeconds(29));
            Assert.That(await client.Projects.GetAsync(Guid.Empty), Is.Not.Null);
        }
    }
}

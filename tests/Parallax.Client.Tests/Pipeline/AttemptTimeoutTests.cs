using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

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
        var failure = await Assert.ThrowsAsync<ParallaxTimeoutException>(() => call);

        Assert.Multiple(() =>
        {
            Assert.That(isWaiting, Is.True);
            Assert.That(failure.Message, Does.Contain("GET /v1/projects/").And.Contains("5 s").And.Contains("AttemptTimeout"));
            Assert.That(
                (failure.Method, failure.Path, failure.RequestMayHaveBeenProcessed),
                Is.EqualTo(("GET", $"/v1/projects/{Guid.Empty}", false)));
        });
    }

    [TestCase(HttpStatusCode.OK, typeof(ParallaxTimeoutException))]
    [TestCase(HttpStatusCode.BadGateway, typeof(ParallaxServerException))]
    public async Task A_body_that_stalls_is_given_up_too_and_its_status_still_counts(HttpStatusCode status, Type exception)
        => Assert.That(await StalledAsync(status, client => client.Projects.GetAsync(Guid.Empty)), Is.TypeOf(exception));

    [Test]
    public async Task After_a_201_whose_body_stalls_the_object_is_known_to_be_there()
        => Assert.That(
            await StalledAsync(HttpStatusCode.Created, client => client.Clients.CreateAsync(new CreateClient { Name = "a" })),
            Is.TypeOf<ParallaxResponseException>().With.Message.Contains("was created"));

    [Test]
    public async Task After_a_400_whose_body_stalls_the_object_is_known_not_to_be()
        => Assert.That(
            await StalledAsync(HttpStatusCode.BadRequest, client => client.Clients.CreateAsync(new CreateClient { Name = "a" })),
            Is.TypeOf<ParallaxValidationException>().With.Property(nameof(ParallaxException.RequestMayHaveBeenProcessed)).False);

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
            Throws.TypeOf<ParallaxTimeoutException>().With.Property(
                "RequestMayHaveBeenProcessed").True.And.Message.Contains("may have taken effect"));
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

    private async Task<ParallaxException> StalledAsync(HttpStatusCode status, Func<IParallaxClient, Task> start)
    {
        var stalled = new TaskCompletionSource();
        using var recorder = new Recorder(_ => Answer.Stream(ScriptedStream.Stalled("""{"name":""", stalled), status));
        using var client = TestClient.Over(recorder, time: _time);
        var call = start(client);
        await stalled.Task;
        Assert.That(await _time.ToEndOfAsync(call, TimeSpan.FromSeconds(31)), Is.EqualTo(TimeSpan.FromSeconds(30)));
        return await Assert.CatchAsync<ParallaxException>(() => call);
    }
}

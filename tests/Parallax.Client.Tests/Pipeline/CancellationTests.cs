using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>A token that is cancelled gives the exception of a cancellation, and nothing else.</summary>
internal sealed class CancellationTests
{
    private static IEnumerable<FriendlyMethod> Methods => Surface.Methods;

    [Test]
    public async Task While_waiting_for_an_answer_it_ends_the_call_with_the_token_of_the_caller()
    {
        using var source = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        using var client = TestClient.Over(new SilentServer(arrived), time: new FakeTime());
        var call = client.Projects.CreateAsync(new CreateProject { Name = "a" }, source.Token);
        await arrived.Task;
        await source.CancelAsync();
        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => call)).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task While_a_body_is_read_it_ends_the_call_with_the_token_of_the_caller([Values(200, 502)] int status)
    {
        using var source = new CancellationTokenSource();
        var stalled = new TaskCompletionSource();
        using var recorder = new Recorder(_ => Answer.Stream(
            ScriptedStream.Stalled("{\"id\"", stalled), (System.Net.HttpStatusCode)status));
        using var client = TestClient.Over(recorder, time: new FakeTime());
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        await stalled.Task;
        await source.CancelAsync();
        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => call)).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task Cancelled_before_the_call_it_is_no_timeout_however_the_time_is_divided(
        [Values] bool hasProvider,
        [Values] bool hasGate,
        [Values] bool hasLimiter,
        [Values(1, 3)] int attempts,
        [Values(10, 600)] int attemptTimeout)
    {
        using var limiter = new GrantingLimiter();
        limiter.GrantAll();
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options =>
            {
                (options.RateLimit.Enabled, options.RateLimit.Limiter, options.Retry.MaxAttempts) = (hasGate, hasLimiter
                    ? limiter
                    : null, attempts);
                (options.TotalTimeout, options.AttemptTimeout) = (TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(attemptTimeout));
                options.ApiKeyProvider = hasProvider ? static _ => ValueTask.FromResult("pat_heedless") : null;
            },
            new FakeTime());
        await Assert.ThatAsync(
            () => client.Projects.GetAsync(Guid.Empty, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(recorder.Requests, Is.Empty);
    }

    [Test]
    public async Task Cancelled_while_the_key_is_being_asked_for_it_is_no_timeout_even_if_the_key_comes([Values] bool hasGate)
    {
        using var source = new CancellationTokenSource();
        using var recorder = new Recorder();
        using var client = TestClient.Over(
            recorder,
            options => (options.RateLimit.Enabled, options.ApiKeyProvider) = (hasGate, _ =>
            {
                source.Cancel();
                return ValueTask.FromResult("pat_heedless");
            }),
            new FakeTime());
        await Assert.ThatAsync(() => client.Projects.GetAsync(Guid.Empty, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(recorder.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Methods))]
    public void Cancelled_before_the_call_nothing_is_sent(FriendlyMethod method)
    {
        using var recorder = Calls.Server();
        using var client = TestClient.Over(recorder);
        var arguments = Calls.EveryArgument(method.Method);
        arguments[^1] = new CancellationToken(canceled: true);
        Assert.Multiple(() =>
        {
            Assert.That(
                () => Calls.InvokeAsync(method.Group.GetValue(client)!, method.Method, arguments),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(recorder.Requests, Is.Empty);
        });
    }
}

using System.Net;
using System.Net.Http.Headers;
using Parallax.Models;

namespace Parallax.Tests.Pipeline;

/// <summary>Which calls are sent again, after what, and when. Waits are those of the clock that the test drives.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);
    private static readonly HttpRequestException Refused = new(HttpRequestError.ConnectionError);
    private static readonly HttpRequestException Reset = new(HttpRequestError.Unknown);

    private static readonly Dictionary<string, Func<IParallaxClient, Task>> Calls = new()
    {
        ["GET"] = client => client.Projects.GetAsync(Guid.Empty),
        ["POST"] = client => client.Projects.CreateAsync(new CreateProject { Name = "a" }),
        ["PATCH"] = client => client.Projects.UpdateAsync(Guid.Empty, new UpdateProject { Name = "a" }),
        ["DELETE"] = client => client.ActualTime.DeleteAsync(Guid.Empty),
    };

    [Test]
    public async Task A_429_is_tried_again_whatever_the_verb([Values("GET", "POST", "PATCH", "DELETE")] string verb)
        => Assert.That(await AttemptsAsync(verb, Status(429), Ok), Is.EqualTo(2));

    [Test]
    public async Task A_connection_that_never_came_about_is_tried_again_whatever_the_verb(
        [Values("GET", "POST", "PATCH", "DELETE")] string verb)
        => Assert.That(await AttemptsAsync(verb, () => throw Refused, Ok), Is.EqualTo(2));

    [Test]
    public async Task What_may_have_arrived_is_sent_again_if_it_is_a_read_or_a_delete(
        [Values("GET", "DELETE")] string verb, [Values(408, 500, 502, 503, 504, 0)] int status)
        => Assert.That(await AttemptsAsync(verb, status == 0 ? () => throw Reset : Status(status), Ok), Is.EqualTo(2));

    [Test]
    public async Task What_may_have_arrived_is_never_sent_again_if_it_is_a_create_or_an_update(
        [Values("POST", "PATCH")] string verb, [Values(408, 500, 502, 503, 504, 0)] int status)
    {
        var failure = await Assert.CatchAsync<ParallaxException>(
            () => AttemptsAsync(verb, status == 0 ? () => throw Reset : Status(status), Ok));
        Assert.That((failure.Attempts, failure.RequestMayHaveBeenProcessed), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task Other_errors_are_not_tried_again(
        [Values("GET", "POST", "PATCH", "DELETE")] string verb, [Values(302, 400, 401, 403, 404, 409, 422, 501)] int status)
        => Assert.That(
            (await Assert.CatchAsync<ParallaxApiException>(() => AttemptsAsync(verb, Status(status), Ok)))!.Attempts, Is.EqualTo(1));

    [Test]
    public async Task After_the_last_attempt_the_error_says_how_many_there_were()
        => Assert.That(
            (await Assert.CatchAsync<ParallaxServerException>(() => AttemptsAsync(
                "GET", [.. Enumerable.Repeat(Status(503), 5)])))!.Attempts,
            Is.EqualTo(5));

    [Test]
    public async Task A_handler_that_sends_copies_and_answers_for_them_changes_nothing()
    {
        var time = new FakeTime();
        var answers = new Queue<Func<HttpResponseMessage>>([Status(503), Status(503), Ok]);
        using var primary = new CopyingHandler(() => answers.Dequeue()());
        using var client = TestClient.Over(primary, options => options.Retry = new ParallaxRetryOptions(), time);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(
            await time.ToEndOfAsync(call, Long), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1.5)), "half of 1 s, and then of 2 s");
        await call;
        Assert.That(answers, Is.Empty);
    }

    [Test]
    public async Task A_404_after_a_delete_that_may_have_arrived_is_its_success()
        => Assert.That(await AttemptsAsync("DELETE", () => throw Reset, Status(404)), Is.EqualTo(2));

    [Test]
    public async Task A_404_after_a_delete_that_never_arrived_is_an_error()
        => await Assert.ThrowsAsync<ParallaxNotFoundException>(() => AttemptsAsync("DELETE", () => throw Refused, Status(404)));

    [Test]
    public async Task Retry_after_in_seconds_is_kept_and_not_much_exceeded([Values] bool gate)
        => Assert.That(
            await WaitAsync(gate, Status(429, new RetryConditionHeaderValue(TimeSpan.FromSeconds(70)))),
            Is.InRange(TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(70.3)));

    [Test]
    public async Task Retry_after_as_a_date_is_honoured([Values] bool gate)
    {
        var date = new FakeTime().GetUtcNow().AddSeconds(90);
        Assert.That(
            await WaitAsync(gate, Status(429, new RetryConditionHeaderValue(date))),
            Is.InRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90.3)));
    }

    [Test]
    public async Task RetryAfter_that_has_passed_leaves_a_part_of_the_window([Values] bool gate)
        => Assert.That(
            await WaitAsync(gate, Status(429, new RetryConditionHeaderValue(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)))),
            Is.InRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.3)));

    [Test]
    public async Task A_window_that_is_closed_to_its_end_is_waited_out_whatever_the_429s_say(
        [Values(null, "0", "20.0", "-1")] string? header, [Values] bool gate)
    {
        var time = new FakeTime();
        var opens = time.GetUtcNow().AddSeconds(60);
        using var server = new Recorder(_ =>
        {
            var response = time.GetUtcNow() < opens ? Status(429)() : Ok();
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return response;
        });
        using var client = Client(server, time, gate);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, Long), Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62)));
        await call;
    }

    [Test]
    public async Task Without_retry_after_the_waits_double()
        => Assert.That(
            await WaitAsync(gate: false, Status(503), Status(503), Status(503), Status(503)),
            Is.InRange(TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(15)));

    [Test]
    public async Task A_wait_that_cannot_fit_into_the_budget_fails_at_once([Values] bool gate)
    {
        var time = new FakeTime();
        using var server = Server(time, Status(429, new RetryConditionHeaderValue(TimeSpan.FromHours(1))));
        using var client = Client(server, time, gate);
        var call = client.Projects.GetAsync(Guid.Empty);
        Assert.That(await time.ToEndOfAsync(call, Long), Is.EqualTo(TimeSpan.Zero));
        Assert.That((await Assert.ThrowsAsync<ParallaxRateLimitException>(() => call)).RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task A_wait_ends_at_once_when_the_call_is_cancelled()
    {
        var time = new FakeTime();
        using var server = Server(time, Status(503, new RetryConditionHeaderValue(TimeSpan.FromSeconds(60))));
        using var client = Client(server, time, gate: false);
        using var source = new CancellationTokenSource();
        var call = client.Projects.GetAsync(Guid.Empty, source.Token);
        await source.CancelAsync();
        Assert.That(await time.ToEndOfAsync(call, TimeSpan.Zero), Is.EqualTo(TimeSpan.Zero));
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
    }

    private static HttpResponseMessage Ok() => Answer.Json(Answer.Object);

    private static Func<HttpResponseMessage> Status(int status, RetryConditionHeaderValue? retryAfter = null) => () =>
    {
        var response = Answer.Json("""{"title":"made up"}""", (HttpStatusCode)status);
        response.Headers.RetryAfter = retryAfter;
        return response;
    };

    private static Recorder Server(FakeTime time, params Func<HttpResponseMessage>[] answers)
    {
        var left = new Queue<Func<HttpResponseMessage>>(answers);
        return new Recorder(_ => (left.TryDequeue(out var answer) ? answer : Ok)()) { ReadsBodies = false };
    }

    private static ParallaxClient Client(Recorder server, FakeTime time, bool gate)
        => TestClient.Over(
            server,
            options
                => (options.Retry, options.RateLimit.Enabled, options.AttemptTimeout) = (
                    new ParallaxRetryOptions(), gate, TimeSpan.FromMinutes(10)),
            time);

    private static async Task<int> AttemptsAsync(string verb, params Func<HttpResponseMessage>[] answers)
    {
        var time = new FakeTime();
        using var server = Server(time, answers);
        using var client = Client(server, time, gate: true);
        var call = Calls[verb](client);
        await time.ToEndOfAsync(call, Long);
        await call;
        return server.Requests.Count;
    }

    private static async Task<TimeSpan> WaitAsync(bool gate, params Func<HttpResponseMessage>[] answers)
    {
        var time = new FakeTime();
        using var server = Server(time, answers);
        using var client = Client(server, time, gate);
        var call = client.Projects.GetAsync(Guid.Empty);
        var waited = await time.ToEndOfAsync(call, Long);
        await call;
        return waited;
    }

    private sealed class CopyingHandler(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer();
            response.RequestMessage = new HttpRequestMessage(request.Method, request.RequestUri);
            return Task.FromResult(response);
        }
    }
}

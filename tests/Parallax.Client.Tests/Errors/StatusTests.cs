using System.Net;
using System.Net.Http.Headers;

namespace Parallax.Tests.Errors;

/// <summary>Which exception a status gives, and what it says of the call.</summary>
internal sealed class StatusTests
{
    private const string Problem =
        """{"type":"urn:t","title":"A title","status":0,"detail":"A detail","trace_id":"00-ab-cd-00","errors":{"a":["b"]}}""";

    private static readonly Dictionary<int, Type> TypeOfStatus = new()
    {
        [302] = typeof(ParallaxApiException),
        [307] = typeof(ParallaxApiException),
        [400] = typeof(ParallaxValidationException),
        [401] = typeof(ParallaxAuthenticationException),
        [403] = typeof(ParallaxPermissionException),
        [404] = typeof(ParallaxNotFoundException),
        [405] = typeof(ParallaxApiException),
        [408] = typeof(ParallaxApiException),
        [409] = typeof(ParallaxConflictException),
        [415] = typeof(ParallaxApiException),
        [418] = typeof(ParallaxApiException),
        [422] = typeof(ParallaxUnprocessableException),
        [429] = typeof(ParallaxRateLimitException),
        [500] = typeof(ParallaxServerException),
        [502] = typeof(ParallaxServerException),
        [503] = typeof(ParallaxServerException),
        [504] = typeof(ParallaxServerException),
        [599] = typeof(ParallaxServerException),
    };

    private static IEnumerable<int> Statuses => TypeOfStatus.Keys;

    private static IEnumerable<string> Bodies
        =>
        [
            Problem,
            "",
            "<html><title>Proxy</title></html>",
            "null",
            "[]",
            "\"text\"",
            "{\"cut\":",
            """{"errors":"text","title":5,"detail":{"a":1}}"""
        ];

    [Test]
    public async Task A_status_has_its_exception_whatever_the_body(
        [ValueSource(nameof(Statuses))] int status, [ValueSource(nameof(Bodies))] string body)
    {
        using var client = TestClient.Over(new Recorder(body, (HttpStatusCode)status));
        var failure = await Assert.CatchAsync<ParallaxApiException>(() => client.Projects.GetAsync(ErrorServer.Id));
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.TypeOf(TypeOfStatus[status]));
            Assert.That((int)failure.StatusCode, Is.EqualTo(status));
            Assert.That(failure.ResponseBody, Is.EqualTo(body));
            Assert.That((failure.Method, failure.Path), Is.EqualTo(("GET", $"/v1/projects/{ErrorServer.Id}")));
            Assert.That(failure.RequestMayHaveBeenProcessed, Is.False, "a read changes nothing");
        });
    }

    [TestCaseSource(nameof(Statuses))]
    public async Task Every_fact_of_the_body_is_a_property(int status)
    {
        using var client = TestClient.Over(new Recorder(Problem, (HttpStatusCode)status));
        var failure = await Assert.CatchAsync<ParallaxApiException>(() => client.Projects.GetAsync(ErrorServer.Id));
        Assert.Multiple(() =>
        {
            Assert.That(
                (failure.ProblemType, failure.Title, failure.Detail, failure.TraceId),
                Is.EqualTo(("urn:t", "A title", "A detail", "00-ab-cd-00")));
            Assert.That(failure.Errors, Has.Count.EqualTo(1));
            Assert.That(failure.Errors["a"], Is.EqualTo(new[] { "b" }));
        });
    }

    [TestCase(400, false)]
    [TestCase(401, false)]
    [TestCase(404, false)]
    [TestCase(409, false)]
    [TestCase(429, false)]
    [TestCase(408, true)]
    [TestCase(500, true)]
    [TestCase(503, true)]
    public async Task A_write_may_have_happened_unless_the_server_refused(int status, bool mayHaveHappened)
    {
        using var client = TestClient.Over(new Recorder("{}", (HttpStatusCode)status));
        var failure = await Assert.CatchAsync<ParallaxApiException>(() => client.Projects.UpdateAsync(
            ErrorServer.Id, new Parallax.Models.UpdateProject()));
        Assert.That(failure.RequestMayHaveBeenProcessed, Is.EqualTo(mayHaveHappened));
    }

    [Test]
    public async Task Retry_after_in_seconds_is_kept([Values(429, 503)] int status)
    {
        using var recorder = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, (HttpStatusCode)status);
            response.Headers.TryAddWithoutValidation("Retry-After", "42");
            return response;
        });
        using var client = TestClient.Over(recorder);
        var failure = await Assert.CatchAsync<ParallaxApiException>(() => client.Projects.GetAsync(ErrorServer.Id));
        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(42)));
    }

    [Test]
    public async Task Retry_after_as_a_date_is_told_as_the_time_until_then()
    {
        var time = new FakeTime();
        using var recorder = new Recorder(_ =>
        {
            var response = Answer.Json(Answer.Object, HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(40));
            return response;
        });
        using var client = TestClient.Over(recorder, time: time);
        var failure = await Assert.ThrowsAsync<ParallaxRateLimitException>(() => client.Projects.GetAsync(ErrorServer.Id));
        Assert.That(
            (failure.RetryAfter, failure.Message.Contains("after 40 s", StringComparison.Ordinal)),
            Is.EqualTo((TimeSpan.FromSeconds(40), true)));
    }

    [Test]
    public async Task Without_retry_after_there_is_none()
        => Assert.That((await ErrorServer.OfGetAsync<ParallaxRateLimitException>(429, "{}")).RetryAfter, Is.Null);
}

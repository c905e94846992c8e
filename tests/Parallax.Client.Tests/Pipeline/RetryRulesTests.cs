using System.Net;

namespace Parallax.Tests.Pipeline;

internal sealed class RetryRulesTests
{
    [Test]
    public void The_reason_is_the_status_or_what_broke()
    {
        using var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        Assert.Multiple(() =>
        {
            Assert.That(RetryRules.Reason(busy, failure: null), Is.EqualTo("503"));
            Assert.That(RetryRules.Reason(response: null, new ParallaxTimeoutException("late")), Is.EqualTo("timeout"));
            Assert.That(RetryRules.Reason(response: null, new ParallaxConnectionException("gone")), Is.EqualTo("connection"));
        });
    }

    [TestCase(429, true, 0)]
    [TestCase(429, false, 7)]
    [TestCase(503, true, 7)]
    public void The_wait_after_a_429_takes_place_at_the_gate_if_there_is_one(int status, bool gate, int seconds)
    {
        var options = new ParallaxClientOptions { RateLimit = { Enabled = gate } };
        var rules = new RetryRules(options, new RetryDelays(options.Retry, options.RateLimit.Window, new FakeTime(), () => 0));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://host/v1/x");
        using var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request };
        CallState.Of(request).NextWait = TimeSpan.FromSeconds(7);
        Assert.That(rules.DelayBeforeNext(response, failure: null), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("GET", false)]
    [TestCase("HEAD", false)]
    [TestCase("OPTIONS", false)]
    [TestCase("PUT", true)]
    public void A_call_is_a_write_unless_its_verb_only_reads(string method, bool isWrite)
        => Assert.That(
            new CallName(method, Address: null),
            Is.EqualTo(new CallName(method, null)).And.Property("IsWrite").EqualTo(isWrite).And.Property("Path").EqualTo(""));

    [Test]
    public async Task Asking_for_the_head_is_a_read_too_and_an_answer_that_is_not_used_is_let_go()
    {
        var time = new FakeTime();
        using var body = new MemoryStream();
        var answers = new Queue<HttpResponseMessage>([Answer.Stream(body, HttpStatusCode.ServiceUnavailable), Answer.Json(Answer.Object)]);
        using var server = new Recorder(_ => answers.Dequeue());
        using var client = TestClient.Over(
            server, options => (options.Retry, options.AttemptTimeout) = (new ParallaxRetryOptions(), TimeSpan.FromMinutes(10)), time);
        using var head = new HttpRequestMessage(HttpMethod.Head, "v1/x");
        var call = client.HttpClient.SendAsync(head);
        await time.ToEndOfAsync(call, TimeSpan.FromMinutes(1));
        (await call).Dispose();
        Assert.That((server.Requests.Count, body.CanRead), Is.EqualTo((2, false)));
    }
}

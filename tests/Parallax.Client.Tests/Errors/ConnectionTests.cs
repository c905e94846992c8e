using Parallax.Models;

namespace Parallax.Tests.Errors;

/// <summary>Calls that get no answer at all.</summary>
internal sealed class ConnectionTests
{
    // So does an HttpClient when its timeout is over, and so does SocketsHttpHandler when its ConnectTimeout is.
    private static readonly TaskCanceledException GivenUp = new("too slow", new TimeoutException());

    [TestCase(HttpRequestError.ConnectionError, false)]
    [TestCase(HttpRequestError.NameResolutionError, false)]
    [TestCase(HttpRequestError.SecureConnectionError, false)]
    [TestCase(HttpRequestError.ResponseEnded, true)]
    [TestCase(HttpRequestError.Unknown, true)]
    public async Task A_write_may_have_happened_unless_nothing_was_sent(HttpRequestError error, bool mayHaveHappened)
    {
        var cause = new HttpRequestException(error, "no luck");
        using var client = TestClient.Over(new Recorder(_ => throw cause) { ReadsBodies = false });
        var failure = await Assert.ThrowsAsync<ParallaxConnectionException>(() => client.Projects.CreateAsync(new CreateProject
        {
            Name = "a"
        }));
        Assert.Multiple(() =>
        {
            Assert.That(failure.RequestMayHaveBeenProcessed, Is.EqualTo(mayHaveHappened));
            Assert.That(failure.InnerException, Is.SameAs(cause));
            Assert.That((failure.Method, failure.Path), Is.EqualTo(("POST", "/v1/projects")));
            Assert.That(
                failure.Message,
                Does.Contain("POST /v1/projects").And.Contains(mayHaveHappened ? "may have taken effect" : "Nothing was carried out"));
        });
    }

    [Test]
    public void A_read_never_happened_to_anything([Values] HttpRequestError error)
    {
        using var client = TestClient.Over(new Recorder(_ => throw new HttpRequestException(error, "no luck")));
        Assert.That(
            () => client.Projects.GetAsync(ErrorServer.Id),
            Throws.TypeOf<ParallaxConnectionException>().With.Property(nameof(ParallaxException.RequestMayHaveBeenProcessed)).False);
    }

    private static IEnumerable<TestCaseData> Problems
        => [
        new TestCaseData(new HttpRequestException(HttpRequestError.NameResolutionError), "the name api.getparallax.com cannot be resolved"),
        new TestCaseData(new HttpRequestException(HttpRequestError.ConnectionError), "no connection to api.getparallax.com"),
        new TestCaseData(new HttpRequestException(HttpRequestError.SecureConnectionError), "no secure connection to api.getparallax.com"),
        new TestCaseData(
            new HttpRequestException(HttpRequestError.ProxyTunnelError), "no connection to api.getparallax.com through the proxy"),
        new TestCaseData(new HttpRequestException(HttpRequestError.InvalidResponse), "what came is not HTTP"),
        new TestCaseData(new HttpIOException(HttpRequestError.ResponseEnded), "the connection was closed before the answer was complete"),
        new TestCaseData(new InvalidDataException(), "the compressed body is damaged"),
        new TestCaseData(new IOException(), "the connection broke before the answer was complete"),
    ];

    [TestCaseSource(nameof(Problems))]
    public async Task What_happened_is_said_in_words_of_our_own(Exception cause, string problem)
    {
        using var client = TestClient.Over(new Recorder(_ => throw cause));
        var failure = await Assert.ThrowsAsync<ParallaxConnectionException>(() => client.Projects.GetAsync(ErrorServer.Id));
        Assert.That(
            failure.Message, Does.StartWith($"GET /v1/projects/{ErrorServer.Id}: {problem}. Server: api.getparallax.com; 1 attempt in "));
        Assert.That(
            failure.InnerException,
            problem.Contains("HTTP", StringComparison.Ordinal) ? Is.Null : Is.SameAs(cause),
            "what is not HTTP is quoted by its message");
    }

    [Test]
    public void A_connection_that_breaks_is_one_too()
    {
        using var client = TestClient.Over(new Recorder(_ => throw new IOException("reset")));
        Assert.That(() => client.Projects.GetAsync(ErrorServer.Id), Throws.TypeOf<ParallaxConnectionException>());
    }

    [Test]
    public void A_handler_that_gives_up_by_itself_is_no_cancellation_for_nobody_cancelled()
    {
        using var client = TestClient.Over(new Recorder(_ => throw GivenUp));
        Assert.That(() => client.Projects.GetAsync(ErrorServer.Id), Throws.TypeOf<ParallaxConnectionException>());
    }

    [Test]
    public async Task A_create_over_a_handler_that_gives_up_by_itself_may_have_arrived_and_is_not_sent_again()
    {
        using var server = new Recorder(_ => throw GivenUp);
        using var client = TestClient.Over(server, options => options.Retry = new ParallaxRetryOptions());
        var failure = await Assert.ThrowsAsync<ParallaxConnectionException>(() => client.Projects.CreateAsync(new CreateProject
        {
            Name = "once"
        }));
        Assert.That((server.Requests.Count, failure.RequestMayHaveBeenProcessed), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task A_handler_that_has_read_the_body_is_not_believed_that_nothing_was_sent([Values] HttpRequestError error)
    {
        using var server = new Recorder(_ => throw new HttpRequestException(error, "no luck"));
        using var client = TestClient.Over(server, options => options.Retry = new ParallaxRetryOptions());
        var call = client.Projects.CreateAsync(new CreateProject { Name = "once" });
        await Assert.ThatAsync(
            () => call,
            Throws.TypeOf<ParallaxConnectionException>().With.Property(nameof(ParallaxException.RequestMayHaveBeenProcessed)).True);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }
}

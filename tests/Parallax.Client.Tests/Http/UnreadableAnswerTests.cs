using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Http;

/// <summary>A success whose answer cannot be read: what happened is said, and nothing of the body is.</summary>
internal sealed class UnreadableAnswerTests
{
    private const string Marker = "SECRETMARKER";

    private static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    private static IEnumerable<TestCaseData> Unreadable
        => [
        new TestCaseData("", "application/json").SetArgDisplayNames("empty"),
        new TestCaseData("   ", "application/json").SetArgDisplayNames("blank"),
        new TestCaseData("null", "application/json").SetArgDisplayNames("null"),
        new TestCaseData($$"""{"name":"{{Marker}}","id":""", "application/json").SetArgDisplayNames("cut after a member"),
        new TestCaseData($$"""{"name":"{{Marker}}""", "application/json").SetArgDisplayNames("cut in a text"),
        new TestCaseData($$"""{"name":"{{Marker}}"}{"name":"b"}""", "application/json").SetArgDisplayNames("two objects"),
        new TestCaseData($"<html>{Marker}</html>", "text/html").SetArgDisplayNames("HTML"),
        new TestCaseData($"<html>{Marker}</html>", "application/json").SetArgDisplayNames("HTML that says it is JSON"),
        new TestCaseData($$"""{"id":"{{Marker}}"}""", "application/json").SetArgDisplayNames("wrong text"),
        new TestCaseData($$$"""{"name":{"{{{Marker}}}":1}}""", "application/json").SetArgDisplayNames("object for a text"),
        new TestCaseData($$$"""{"{{{Marker}}}":{"{{{Marker}}}":tru}}""", "application/json").SetArgDisplayNames("broken unknown member"),
        new TestCaseData($$"""["{{Marker}}"]""", "application/json").SetArgDisplayNames("array for an object"),
        new TestCaseData($"\"{Marker}\"", "application/json").SetArgDisplayNames("text for an object"),
        new TestCaseData($$"""{"name":"a" {{Marker}}""", "application/json").SetArgDisplayNames("garbage"),
    ];

    [TestCaseSource(nameof(Unreadable))]
    public async Task A_create_that_cannot_be_read_says_that_it_happened(string body, string mediaType)
    {
        using var client = TestClient.Over(new Recorder(_ => Answer.With(body, HttpStatusCode.Created, mediaType)));

        var failure = await Assert.ThrowsAsync<ParallaxResponseException>(() => client.Projects.CreateAsync(new CreateProject
        {
            Name = "a"
        }));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Contain("was created").And.Contains("POST /v1/projects").And.Contains("201"));
            Assert.That(failure.ToString(), Does.Not.Contain(Marker));
            Assert.That(failure.InnerException, Is.Null);
            Assert.That((failure.StatusCode, failure.RequestMayHaveBeenProcessed), Is.EqualTo((HttpStatusCode.Created, true)));
            Assert.That((failure.Method, failure.Path), Is.EqualTo(("POST", "/v1/projects")));
        });
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task A_read_that_cannot_be_read_changed_nothing(string body, string mediaType)
    {
        using var client = TestClient.Over(new Recorder(_ => Answer.With(body, HttpStatusCode.OK, mediaType)));

        var failure = await Assert.ThrowsAsync<ParallaxResponseException>(() => client.Projects.GetAsync(Id));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Does.Not.Contain("created"));
            Assert.That(failure.ToString(), Does.Not.Contain(Marker));
            Assert.That(failure.RequestMayHaveBeenProcessed, Is.False);
        });
    }

    [TestCase("<html>", "the body is not JSON by its own content type; does the base address lead to the API?", "text/html")]
    [TestCase("", "the body is empty")]
    [TestCase("null", "the top level: it is null")]
    [TestCase("{} {}", "the body is not valid JSON")]
    [TestCase("[]", "the top level: an object was expected")]
    [TestCase("""{"name":[]}""", "name: a string was expected")]
    [TestCase("""{"made_up":{"a":01x}}""", "(unknown member): the value cannot be read")]
    public async Task What_is_wrong_with_it_is_said_in_words_of_our_own(string body, string problem, string mediaType = "application/json")
    {
        using var client = TestClient.Over(new Recorder(_ => Answer.With(body, HttpStatusCode.OK, mediaType)));
        var failure = await Assert.ThrowsAsync<ParallaxResponseException>(() => client.Projects.GetAsync(Id));
        Assert.That(
            failure.Message,
            Does.StartWith(
                $"GET /v1/projects/{Id}: the answer (200) cannot be read, {problem}{(problem.EndsWith('?') ? "" : ".")} Nothing was "
                    + $"changed by the call. Server: api.getparallax.com; 1 attempt in "));
    }

    [TestCase("PATCH", "The write took effect.")]
    [TestCase("POST", "The object was created: do not send it again, look it up instead.")]
    [TestCase("GET", "Nothing was changed by the call.")]
    public void What_became_of_the_call_is_said_by_its_verb(string method, string consequence)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://host/v1/x");
        using var response = new HttpResponseMessage();
        Assert.That(
            ParallaxResponseException.From(request, response, "it is odd").Message,
            Is.EqualTo($"{method} /v1/x: the answer (200) cannot be read, it is odd. {consequence} Server: host."));
    }

    [Test]
    public void A_page_in_HTML_points_to_the_base_address()
    {
        using var client = TestClient.Over(new Recorder(_ => Answer.Html("<html>")));
        Assert.That(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("base address"));
    }

    [Test]
    public void A_create_whose_answer_breaks_off_says_that_it_happened([Values] bool isCompressionBroken)
    {
        Exception cause = isCompressionBroken ? new InvalidDataException("bad gzip") : new IOException("reset");
        using var client = TestClient.Over(new Recorder(_ => Answer.Stream(
            ScriptedStream.Broken("{\"id\"", cause), HttpStatusCode.Created)));
        Assert.That(
            () => client.Projects.CreateAsync(new CreateProject { Name = "a" }),
            Throws.TypeOf<ParallaxResponseException>().With.Message.Contains("was created").And.Property(nameof(
                ParallaxException.RequestMayHaveBeenProcessed)).True);
    }

    [Test]
    public void A_read_whose_answer_breaks_off_lost_its_connection([Values] bool isCompressionBroken)
    {
        Exception cause = isCompressionBroken ? new InvalidDataException("bad gzip") : new IOException("reset");
        using var client = TestClient.Over(new Recorder(_ => Answer.Stream(ScriptedStream.Broken("{\"id\"", cause))));
        Assert.That(() => client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxConnectionException>().With.InnerException.SameAs(cause));
    }
}

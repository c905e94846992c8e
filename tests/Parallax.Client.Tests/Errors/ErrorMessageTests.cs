using System.Net;
using Parallax.Models;

namespace Parallax.Tests.Errors;

/// <summary>What stands in the log: enough to act on, and nobody's data.</summary>
internal sealed class ErrorMessageTests
{
    private const string Secret = "SECRETVALUE";

    private static readonly string Problem = $$"""
        {
          "type": "urn:{{Secret}}", "title": "The request has invalid fields", "status": 400,
          "detail": "{{Secret}}", "trace_id": "00-7d1f-5e2b-00",
          "errors": { "email_address": ["{{Secret}} is no address"], "capacity": ["{{Secret}}"] }, "instance": "{{Secret}}"
        }
        """;

    private static IEnumerable<int> Statuses => [302, 400, 401, 403, 404, 405, 408, 409, 415, 422, 429, 500, 503];

    [TestCaseSource(nameof(Statuses))]
    public async Task It_names_status_call_title_fields_and_trace_id_and_no_value(int status)
    {
        var failure = await CatchAsync(Problem, status);
        Assert.Multiple(() =>
        {
            Assert.That(
                failure.Message, Does.Contain("POST /v1/people").And.Contains($"{status}").And.Contains("The request has invalid fields"));
            Assert.That(failure.Message, Does.Contain("email_address").And.Contains("capacity").And.Contains("00-7d1f-5e2b-00"));
            Assert.That(failure.ToString(), Does.Not.Contain(Secret).And.Not.Contains(TestClient.Key));
            Assert.That(failure.Message, Does.Not.Contain('\n'));
        });
    }

    [TestCase(302, "BaseAddress")]
    [TestCase(400, "Errors")]
    [TestCase(401, "ApiKey")]
    [TestCase(403, "administrator")]
    [TestCase(404, "ids")]
    [TestCase(408, "may have taken effect: look before you send it again")]
    [TestCase(409, "Nothing was changed. Detail")]
    [TestCase(422, "Detail")]
    [TestCase(429, "not processed")]
    [TestCase(500, "may have taken effect: look before you send it again")]
    public async Task It_says_what_to_do(int status, string advice)
        => Assert.That((await CatchAsync(Problem, status)).Message, Does.Contain(advice));

    [TestCase(
        300,
        "{}",
        "300 MultipleChoices. The server points elsewhere, and the key does not follow. Check ParallaxClientOptions.BaseAddress.")]
    [TestCase(400, """{"title":"Bad"}""", "400 Bad. The request was not accepted; Errors, Detail or ResponseBody say why.")]
    [TestCase(400, """{"title":"Bad","errors":{"a":[],"b":[]}}""", "400 Bad. Fields: a, b. Correct them; Errors has the messages.")]
    [TestCase(
        418,
        """{"title":"Teapot","trace_id":"t-1"}""",
        "418 Teapot. The server refused the call; Detail or ResponseBody say why. Trace id: t-1.")]
    public async Task It_is_one_sentence_after_the_other(int status, string body, string sentences)
        => Assert.That(
            (await CatchAsync(body, status)).Message,
            Does.StartWith($"POST /v1/people: {sentences} Server: api.getparallax.com; 1 attempt in "));

    [TestCase(TestClient.Key)]
    [TestCase("pat_0123456789-TEST")]
    [TestCase("tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt" + TestClient.Key)]
    public async Task A_key_that_the_server_quotes_is_not_in_it(string quoted)
    {
        var failure = await CatchAsync(
            $$"""{"title":"{{quoted}}","trace_id":"{{quoted}}","detail":"{{quoted}}","errors":{"{{quoted}}":["{{quoted}}"] } }""", 401);
        Assert.That(failure.ToString(), Does.Not.Contain("0123456789").IgnoreCase.And.Not.Contains("pat_").IgnoreCase);
        Assert.That(failure.Message, Does.Contain("***").And.Contains("Trace id:"));
    }

    [TestCase(100, false)]
    [TestCase(101, true)]
    public async Task A_long_title_is_cut_and_seen_to_be(int length, bool isCut)
        => Assert.That(
            (await CatchAsync($$"""{"title":"{{new string('t', length)}}"}""", 400)).Message,
            Does.Contain($"400 {new string('t', 100)}{(isCut ? "…" : "")}. "));

    [Test]
    public async Task A_read_that_failed_is_not_called_a_write()
        => Assert.That(
            (await ErrorServer.OfGetAsync<ParallaxServerException>(500, "{}")).Message,
            Does.Contain("A later call may succeed").And.Not.Contains("write"));

    [Test]
    public async Task An_update_that_failed_may_have_taken_effect_too()
        => Assert.That(
            (await ErrorServer.OfUpdateAsync<ParallaxServerException>(500, "{}")).Message, Does.Contain("may have taken effect"));

    [Test]
    public async Task Fields_without_a_name_are_left_out()
        => Assert.That((await CatchAsync("""{"errors":{" ":["x"],"":["y"],"a":["z"]}}""", 400)).Message, Does.Contain("Fields: a."));

    [Test]
    public async Task The_query_stays_out_for_it_may_hold_names()
    {
        using var client = TestClient.Over(new Recorder(Problem, HttpStatusCode.BadRequest));
        var failure = await Assert.ThrowsAsync<ParallaxValidationException>(() => client.ProjectOfferings.ListAsync(
            ErrorServer.Id, terms: "Mara Lindqvist")
            .ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(
                failure.ToString(),
                Does.Not.Contain("Mara").And.Not.Contains("terms").And.Contains($"GET /v1/projects/{ErrorServer.Id}/offerings"));
            Assert.That(failure.Path, Is.EqualTo($"/v1/projects/{ErrorServer.Id}/offerings"));
        });
    }

    [TestCaseSource(nameof(Statuses))]
    public async Task A_body_that_is_no_problem_is_not_quoted(int status)
        => Assert.That((await CatchAsync($"<html>{Secret}</html>", status)).ToString(), Does.Not.Contain(Secret).And.Contains($"{status}"));

    [Test]
    public async Task A_server_cannot_write_lines_of_its_own_into_the_log()
    {
        var failure = await CatchAsync(
            """{"title":"Bad\r\n2025-01-01 INFO all is well","trace_id":"a\nb","errors":{"na\nme":["x"]}}""", 400);
        Assert.That(failure.Message.Where(char.IsControl), Is.Empty);
    }

    [Test]
    public async Task It_stays_short_whatever_the_server_sends()
    {
        var fields = string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"field_{i}_{new string('x', 200)}\":[]"));
        var failure = await CatchAsync(
            $$$"""{"title":"{{{new string('t', 5000)}}}","trace_id":"{{{new string('i', 5000)}}}","errors":{{{{fields}}}}}""", 400);
        Assert.Multiple(() =>
        {
            Assert.That(failure.Message, Has.Length.LessThan(2000));
            Assert.That(failure.Errors, Has.Count.EqualTo(200));
        });
    }

    [TestCase("No.", "400 No. ")]
    [TestCase("Why not?", "400 Why not? ")]
    [TestCase("Stop!", "400 Stop! ")]
    [TestCase("No", "400 No. ")]
    public async Task A_title_that_ends_as_a_sentence_does_not_get_a_full_stop(string title, string sentence)
        => Assert.That((await CatchAsync($$"""{"title":"{{title}}"}""", 400)).Message, Does.Contain(sentence));

    [TestCase("problem", false)]
    [TestCase("problem", true)]
    [TestCase("error", true)]
    public async Task The_detail_is_quoted_just_where_the_options_say_so(string kind, bool isIncluded)
    {
        var body = kind == "error" ? """{"error":"Mara has\nleft"}""" : """{"title":"Conflict","detail":"Mara has\nleft"}""";
        var failure = await CatchAsync(body, 409, options => options.IncludeErrorDetail = isIncluded);
        Assert.That(failure.Message, isIncluded ? Does.Contain("409 Conflict. Detail: Mara has left. Nothing") : Does.Not.Contain("Mara"));
        Assert.That(failure.Detail, Is.EqualTo("Mara has\nleft"));
    }

    [Test]
    public async Task A_long_detail_is_cut_and_seen_to_be()
        => Assert.That(
            (await CatchAsync($$"""{"detail":"{{new string('d', 501)}}"}""", 409, options => options.IncludeErrorDetail = true)).Message,
            Does.Contain($"Detail: {new string('d', 500)}…"));

    [Test]
    public async Task A_generated_client_over_a_plain_HttpClient_quotes_no_detail()
    {
        using var http = new HttpClient(new Recorder(
            """{"detail":"Mara"}""", HttpStatusCode.Conflict)) { BaseAddress = new Uri("https://other.example:8443/") };
        var failure = await Assert.ThrowsAsync<ParallaxConflictException>(()
            => new Parallax.Generated.ProjectsClient(http).GetProjectAsync(Guid.Empty));
        Assert.That(failure.Message, Does.Not.Contain("Mara").And.EndsWith("Server: other.example:8443."));
    }

    private static async Task<ParallaxApiException> CatchAsync(string body, int status, Action<ParallaxClientOptions>? configure = null)
    {
        using var client = TestClient.Over(new Recorder(body, (HttpStatusCode)status), configure);
        try
        {
            await client.People.CreateAsync(new CreatePerson { EmailAddress = $"{Secret}@b.c" });
        }
        catch (ParallaxApiException failure)
        {
            return failure;
        }

        throw new AssertionException($"A {status} was taken for a success.");
    }
}

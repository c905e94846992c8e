using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;

namespace Parallax.Tests.Testing.Faults;

/// <summary>Answers that are complete as HTTP goes.</summary>
internal sealed class DamagedAnswerTests : EmulatorFixture
{
    [Test]
    public async Task A_status_is_answered_in_place_of_the_operation()
    {
        Emulator.Faults.Next(ParallaxFault.Status(503));
        var (status, body) = await Post("v1/clients", """{"name":"Northwind"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(body["title"]!.ToString(), Is.EqualTo("Service Unavailable"));
        Assert.That(Emulator.Requests.Single().WasApplied, Is.False);
    }

    [Test]
    public async Task A_status_can_come_after_the_operation_took_effect_and_with_a_body_of_choice()
    {
        Emulator.Faults.Next(ParallaxFault.Status(500, body: """{"error":"oops"}""").AfterApplying());
        var (status, body) = await Post("v1/clients", """{"name":"Northwind"}""");
        Assert.That((status, body["error"]!.ToString()), Is.EqualTo((HttpStatusCode.InternalServerError, "oops")));
        Assert.That(Emulator.Requests.Single().WasApplied);
    }

    [Test]
    public async Task Retry_after_is_in_seconds_or_a_date()
    {
        var date = new DateTimeOffset(2025, 3, 12, 10, 0, 30, TimeSpan.FromHours(2));
        Emulator.Faults.Script(
            ParallaxFault.Status(429, TimeSpan.FromSeconds(6.2)), ParallaxFault.Status(429, date), ParallaxFault.Status(429));
        Assert.That(await RetryAfter(), Is.EqualTo("7"));
        Assert.That(await RetryAfter(), Is.EqualTo("Wed, 12 Mar 2025 08:00:30 GMT"));
        Assert.That(await RetryAfter(), Is.Null);

        async Task<string?> RetryAfter()
        {
            using var response = await Http.GetAsync("v1/tags");
            return response.Headers.RetryAfter?.ToString();
        }
    }

    [Test]
    public async Task Garbage_and_pages_keep_the_status_of_the_operation()
    {
        Emulator.Faults.Script(ParallaxFault.GarbageBody("???"), ParallaxFault.HtmlPage("<p>"));
        foreach (var (body, type) in new[] { ("???", "application/json"), ("<p>", "text/html") })
        {
            using var response = await Http.PostAsJsonAsync("v1/clients", new { name = type });
            Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.Created, type)));
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(body));
        }

        Assert.That(Emulator.Requests.Select(entry => entry.WasApplied), Is.All.True);
    }

    [Test]
    public async Task A_cut_gzip_stream_is_complete_for_HTTP_and_too_short_for_gzip()
    {
        Seed("/v1/clients", $$"""{"name":"{{new string('x', 100)}}"}""");
        Emulator.Faults.Next(ParallaxFault.CutGzip());
        using var response = await Http.GetAsync("v1/clients");
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That(bytes, Has.Length.EqualTo(response.Content.Headers.ContentLength));

        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.That(await text.ReadToEndAsync(), Does.Not.EndWith("}"));
    }

    [Test]
    public async Task A_redirect_names_the_other_place()
    {
        Emulator.Faults.Next(ParallaxFault.Redirect(new Uri("http://elsewhere.example/a?b=c")));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler)
        {
            BaseAddress = Emulator.BaseAddress,
            DefaultRequestHeaders = { { "X-API-KEY", Emulator.ApiKey } }
        };
        using var response = await http.GetAsync("v1/tags");
        Assert.That(
            (response.StatusCode, response.Headers.Location!.OriginalString),
            Is.EqualTo((HttpStatusCode.Found, "http://elsewhere.example/a?b=c")));
    }

    [TestCase(200)]
    [TestCase(600)]
    public void A_status_that_is_no_failure_is_refused(int status)
        => Assert.That(() => ParallaxFault.Status(status), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_negative_time_is_refused()
    {
        var negative = TimeSpan.FromSeconds(-1);
        Assert.That(() => ParallaxFault.Status(503, negative), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => ParallaxFault.Delay(negative), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_fault_has_a_name()
    {
        using (new CultureScope("de-DE"))
        {
            Assert.That(
                ParallaxFault.Delay(TimeSpan.FromSeconds(1.5)).AfterApplying().ToString(), Is.EqualTo("delay of 1.5 s after applying"));
        }

        Assert.That(ParallaxFault.TruncatedBody().AfterApplying().ToString(), Is.EqualTo("truncated body"));
    }

    private sealed class CultureScope : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}

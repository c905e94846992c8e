using Newtonsoft.Json.Linq;
using Parallax.Generated;

namespace Parallax.Tests.Http;

/// <summary>Addresses: whatever a value is, it stays the one segment or the one parameter that it was given for.</summary>
internal sealed class ApiRequestTests
{
    private static readonly Uri Base = new("https://host/prefix/");

    [Test]
    public void A_path_value_that_would_lead_elsewhere_is_refused([Values("", ".", "..")] string value)
        => Assert.That(
            () => new ApiRequest(Base, HttpMethod.Get, $"v1/a/{value:id}/b"),
            Throws.ArgumentException.With.Message.Contains($"'id' is part of the path and cannot be '{value}'."));

    [TestCase("a/b", "a%2Fb")]
    [TestCase("../..", "..%2F..")]
    [TestCase("..\\x", "..%5Cx")]
    [TestCase("%2e%2e", "%252e%252e")]
    [TestCase("a?b#c&d=e", "a%3Fb%23c%26d%3De")]
    [TestCase("a b+c", "a%20b%2Bc")]
    [TestCase("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80")]
    [TestCase("{other}", "%7Bother%7D")]
    [TestCase("...", "...")]
    public void A_path_value_is_one_segment(string value, string escaped)
        => Assert.That(
            AddressOf(new ApiRequest(Base, HttpMethod.Get, $"v1/a/{value:id}/b/{"x":other}")),
            Is.EqualTo($"https://host/prefix/v1/a/{escaped}/b/x"));

    [TestCase("a&b=c", "a%26b%3Dc")]
    [TestCase("a b+c", "a%20b%2Bc")]
    [TestCase("#?/%", "%23%3F%2F%25")]
    [TestCase("", "")]
    public void A_query_value_is_one_parameter(string value, string escaped)
        => Assert.That(
            AddressOf(new ApiRequest(Base, HttpMethod.Get, $"v1/a").Query("q", value).Query("r", 1)),
            Is.EqualTo($"https://host/prefix/v1/a?q={escaped}&r=1"));

    [Test]
    public void Any_JSON_is_a_query_value_too()
        => Assert.That(
            AddressOf(new ApiRequest(Base, HttpMethod.Get, $"v1/a").Query("q", (JToken)5).Query("r", new JArray(1, "b"))),
            Is.EqualTo("https://host/prefix/v1/a?q=5&r=1&r=b"));

    [Test]
    public void A_header_is_sent_where_the_description_has_one()
    {
        using var message = new ApiRequest(Base, HttpMethod.Get, $"v1/a").Header("X-One", 1.5m)
            .Header<string?>("X-None", null)
            .Header("X-Two", "b")
            .Complete();
        Assert.That(
            message.Headers.Select(header => (header.Key, header.Value.Single())), Is.EqualTo(new[] { ("X-One", "1.5"), ("X-Two", "b") }));
    }

    [Test]
    public async Task A_raw_client_keeps_the_prefix_of_a_base_address_without_closing_slash()
    {
        using var recorder = new Recorder();
        using var http = new HttpClient(recorder) { BaseAddress = new Uri("https://host/_mock/api") };
        await new ProjectsClient(http).GetProjectAsync(Guid.Empty);
        Assert.That(
            recorder.Only.Address.AbsoluteUri, Is.EqualTo("https://host/_mock/api/v1/projects/00000000-0000-0000-0000-000000000000"));
    }

    [Test]
    public void A_raw_client_without_a_base_address_says_what_is_missing()
    {
        using var http = new HttpClient(new Recorder());
        Assert.That(
            () => new ProjectsClient(http).GetProjectAsync(Guid.Empty),
            Throws.InvalidOperationException.With.Message.Contains("BaseAddress"));
    }

    [Test]
    public void A_raw_client_over_a_plain_HttpClient_throws_the_same_exceptions()
    {
        using var http = new HttpClient(new Recorder("""{"title":"Not Found"}""", System.Net.HttpStatusCode.NotFound))
        {
            BaseAddress = Base
        };
        Assert.That(
            () => new ProjectsClient(http).GetProjectAsync(Guid.Empty),
            Throws.TypeOf<ParallaxNotFoundException>().With.Property("Title").EqualTo("Not Found"));
    }

    [TestCase("https://host/api/")]
    [TestCase("https://host/api")]
    [TestCase("https://host/api?tenant=1")]
    [TestCase("https://host/api/?tenant=1")]
    [TestCase("https://host/api/?tenant=1/")]
    [TestCase("https://host/api/#x")]
    public void A_base_address_is_a_prefix_whatever_hangs_on_it(string address)
        => Assert.That(
            AddressOf(new ApiRequest(new Uri(address), HttpMethod.Get, $"v1/{"x":id}").Query("q", 1)),
            Is.EqualTo("https://host/api/v1/x?q=1"));

    [Test]
    public async Task Without_a_base_address_it_is_the_task_that_fails()
    {
        using var http = new HttpClient(new Recorder());
        var call = new ProjectsClient(http).GetProjectAsync(Guid.Empty);
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(call.Exception?.InnerException, Is.TypeOf<InvalidOperationException>());
    }

    private static string AddressOf(ApiRequest request)
    {
        using var message = request.Complete();
        return message.RequestUri!.AbsoluteUri;
    }
}

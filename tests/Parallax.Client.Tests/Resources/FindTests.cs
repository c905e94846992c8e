using System.Net;
using RichardSzalay.MockHttp;

namespace Parallax.Tests.Resources;

internal sealed class FindTests
{
    private static readonly Guid Id = new("74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16");

    private MockHttpMessageHandler _server = null!;
    private ParallaxClient _client = null!;

    [SetUp]
    public void Connect() => _client = TestClient.Over(_server = new MockHttpMessageHandler());

    [TearDown]
    public void Disconnect()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task What_is_there_is_found()
    {
        _server.When(HttpMethod.Get, $"https://api.getparallax.com/v1/projects/{Id}")
            .Respond("application/json", """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","name":"Harbour"}""");
        Assert.That((await _client.Projects.FindAsync(Id))?.Name, Is.EqualTo("Harbour"));
    }

    [Test]
    public async Task A_404_of_the_API_is_null()
    {
        _server.When("*").Respond(HttpStatusCode.NotFound, "application/problem+json", """{"title":"Not Found","status":404}""");
        Assert.That(await _client.Projects.FindAsync(Id), Is.Null);
    }

    [Test]
    public void A_404_page_in_HTML_is_an_error()
    {
        _server.When("*").Respond(HttpStatusCode.NotFound, "text/html", "<html>no such page</html>");
        Assert.That(() => _client.Projects.FindAsync(Id), Throws.TypeOf<ParallaxNotFoundException>());
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("\"gone\"")]
    [TestCase("[]")]
    public void A_404_without_an_object_for_a_body_is_an_error_and_documented_as_one(string body)
    {
        _server.When("*").Respond(HttpStatusCode.NotFound, "application/json", body);
        Assert.Multiple(() =>
        {
            Assert.That(() => _client.Projects.FindAsync(Id), Throws.TypeOf<ParallaxNotFoundException>());
            foreach (var find in Surface.Methods.Where(method => method.Method.Name == "FindAsync"))
            {
                Assert.That(
                    XmlDocs.Of(find.Method), Does.Contain("without a body").And.Contains("ParallaxNotFoundException"), find.ToString());
            }
        });
    }

    [Test]
    public void Any_other_error_stays_one([Values(400, 401, 403, 409, 410, 429, 500)] int status)
    {
        _server.When("*").Respond((HttpStatusCode)status, "application/json", """{"title":"No"}""");
        Assert.That(() => _client.Projects.FindAsync(Id), Throws.InstanceOf<ParallaxApiException>());
    }

    [Test]
    public void Getting_what_is_not_there_is_an_error()
    {
        _server.When("*").Respond(HttpStatusCode.NotFound, "application/json", """{"title":"Not Found","status":404}""");
        Assert.That(() => _client.Projects.GetAsync(Id), Throws.TypeOf<ParallaxNotFoundException>());
    }
}

using System.Net;

namespace Parallax.Tests.Testing;

internal sealed class MockModeTests : EmulatorFixture
{
    private const string Unknown = "11111111-1111-4111-8111-111111111111";

    [TestCase("")]
    [TestCase("?page=0&page_size=0&archived=true")]
    [TestCase("?page=7&page_size=100")]
    public async Task A_list_has_zeros_and_one_row_whatever_is_asked(string query)
    {
        var (_, page) = await Get($"v1/pipelines/{Unknown}/stages{query}");
        Assert.That(
            page.Where(member => member.Key is not "results").Select(member => $"{member.Key}={member.Value}"),
            Is.EqualTo(new[] { "count=0", "total=0", "page=0", "total_pages=0", "page_size=0" }));
        Assert.That(
            page["results"]!.AsArray().Single()!.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "id", "pipeline_id", "name", "confidence", "archived", "created_date", "modified_date" }));
    }

    [Test]
    public async Task Nothing_is_remembered()
    {
        var (status, created) = await Post("v1/clients", """{"name":"Mine"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(created["name"]!.ToString(), Is.Not.EqualTo("Mine"));
        Assert.That((await Patch($"v1/clients/{Unknown}", "{}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Get($"v1/clients/{Unknown}")).Body.ToJsonString(), Is.EqualTo(created.ToJsonString()));
        Assert.That((await Delete($"v1/actual-time/{Unknown}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("anything", HttpStatusCode.OK)]
    [TestCase("", HttpStatusCode.Unauthorized)]
    public async Task Any_key_will_do_that_is_not_empty(string key, HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = Emulator.BaseAddress };
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-API-KEY", key);
        using var response = await http.GetAsync("v1/clients");
        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Paths_that_are_not_described_are_not_there_either()
        => Assert.That((await Get("v1/nowhere")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    protected override void Configure(ParallaxEmulatorOptions options) => options.Mode = ParallaxEmulatorMode.StatelessMock;
}

namespace Parallax.Tests.Testing;

internal sealed class SeedAllTests : EmulatorFixture
{
    private const string Project = "0b7c3c3e-5d1c-4b0e-9a43-6a2d3a1c2b10";

    [Test]
    public async Task Several_collections_are_laid_down_in_their_order()
    {
        var objects = Emulator.SeedAll($$"""
            { "/v1/clients": [ { "name": "One" }, { "name": "Two" } ],
              "/v1/projects": { "id": "{{Project}}", "name": "Rollout" },
              "/v1/projects/{{Project}}/offerings": [ { "name": "Build" } ] }
            """);
        Assert.That(objects, Is.EqualTo(4));
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Get($"v1/projects/{Project}/offerings")).Body["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("""{ "/v1/clients": [ { "name": "New" } ], "/v1/nowhere": [ {} ] }""", "Nothing is kept under /v1/nowhere")]
    [TestCase("""{ "/v1/clients": [ { "name": "New" } ], "/v1/projects": [ { "nmae": "x" } ] }""", "nmae")]
    [TestCase("""{ "/v1/clients": [ { "name": "New" } ], "/v1/people": null }""", "/v1/people")]
    [TestCase("""{ "/v1/clients": [ { "name": "New" } ], "/v1/clients": [] }""", "not JSON")]
    [TestCase("[]", "has to be a JSON object of paths")]
    [TestCase("{", "not JSON")]
    public async Task Data_that_does_not_fit_lays_nothing_down(string json, string said)
    {
        var before = Seed("/v1/clients", """{ "name": "Old" }""");
        Assert.That(() => Emulator.SeedAll(json), Throws.InstanceOf<ParallaxSeedException>().With.Message.Contain(said));
        Assert.That((await Get("v1/clients")).Body["total"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((int)(await Get($"v1/clients/{before}")).Status, Is.EqualTo(200), "and what was there is there still");
        Assert.That((int)(await Patch($"v1/clients/{before}", """{ "name": "Older" }""")).Status, Is.EqualTo(200));
        Assert.That((await Get("v1/clients")).Body["results"]![0]!["name"]!.ToString(), Is.EqualTo("Older"));
    }
}

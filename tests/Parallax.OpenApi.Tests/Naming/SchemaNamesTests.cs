namespace Parallax.OpenApi.Tests.Naming;

/// <summary>Schemas: what the classes are called.</summary>
public sealed class SchemaNamesTests
{
    [TestCase("Vendor.Api.Project|Vendor.Admin.Project|Project", "Project|AdminProject|ProjectSchema")]
    [TestCase("foo_bar|FooBar|foo-bar|Foo_bar", "FooBar|FooBarSchema|FooMinusBar|Foo_bar")]
    [TestCase(
        "Task|System|Json|Newtonsoft|Console|bool|string|object",
        "ParallaxTask|ParallaxSystem|Json|ParallaxNewtonsoft|ParallaxConsole|Bool|ParallaxString|ParallaxObject")]
    [TestCase(
        "ParallaxModel|RawClientBase|IPage|List|ThingsClient|Models|Generated|ProjectsApi",
        "ParallaxParallaxModel|ParallaxRawClientBase|IPage|List|ThingsClientSchema|ParallaxModels|ParallaxGenerated|ParallaxProjectsApi")]
    [TestCase(
        "Vendor.PagedResult`1[[Vendor.Project, Vendor.Api, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null]]|Vendor.Project",
        "ProjectPagedResult|Project")]
    [TestCase(
        "System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib, Version=8.0.0.0],[A.Page`1[[A.Row, A]], A]]",
        "StringRowPageDictionary")]
    [TestCase(
        "Paged<Row>|Page«Row»|Envelope[Row]|Outer+Inner|Map<string, List<Row>>",
        "RowPaged|RowPage|RowEnvelope|OuterInner|StringRowListMap")]
    [TestCase(
        "Value|Known|ToString|PropertyCount|IsAssigned",
        "ParallaxValue|ParallaxKnown|ParallaxToString|ParallaxPropertyCount|ParallaxIsAssigned")]
    [TestCase("2nd|$x|!|名前", "_2nd|X|Exclamation|_名前")]
    public async Task Schemas_have_names_of_their_own(string wires, string names)
    {
        var schemas = wires.Split('|');
        var compiled = (await GeneratedClient.FromAsync(Tiny.Schemas(schemas))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        foreach (var (index, name) in names.Split('|').Index())
        {
            Assert.That(
                compiled.TypeOf("Parallax.Models.Thing", $"P{index}"),
                Is.EqualTo($"Parallax.Models.{name}?").Or.EqualTo($"Parallax.Models.{name}"));
            Assert.That(compiled.PropertiesOf($"Parallax.Models.{name}"), Is.EqualTo(new[] { $"Own{index}" }), name);
        }
    }

    [Test]
    public async Task Schemas_called_like_types_of_the_library_leave_the_facade_as_it_is()
    {
        var changed = await Descriptions.Change.GenerateAsync(description =>
        {
            foreach (var name in new[]
            {
                "Task", "Guid", "System", "ParallaxModel", "List", "CancellationToken", "NotFound", "IPage", "Policy", "DateOnly", "Lists",
                "Text"
            })
            {
                Descriptions.JsonEditing.Schemas(description)[name] = Descriptions.JsonEditing.Parse(
                    """{ "type": "object", "properties": { "a": { "type": "string" } } }""");
                Descriptions.JsonEditing.Properties(description, "Person")[$"own_{name}"] = Descriptions.JsonEditing.Ref(name);
            }
        });

        Assert.That(changed.Compile().Problems, Is.Empty);
    }
}

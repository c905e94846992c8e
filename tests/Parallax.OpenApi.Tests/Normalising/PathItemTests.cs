using Parallax.OpenApi.Tests.Descriptions;

namespace Parallax.OpenApi.Tests.Normalising;

public sealed class PathItemTests
{
    // The generator reads the paths only, and a path item that is used twice would have its operations named once.
    [Test]
    public async Task Path_item_that_two_paths_refer_to_gives_each_its_own_operations()
    {
        var generated = await Change.GenerateAsync(description =>
        {
            Change.SharedPathItem(description);
            description["paths"]!["/v1/archive/{id}"] = JsonEditing.Parse("""{ "$ref": "#/components/pathItems/Project" }""");
        });

        Assert.That(generated.Operations, Has.Some.EndsWith("|GET /v1/projects/{id}").And.Some.EndsWith("|GET /v1/archive/{id}"));
        Assert.That(generated.Operations.Select(operation => operation.Split('|')[0]), Is.Unique);
        Assert.That(generated.Compile().ProblemsOfGeneratedFile, Is.Empty);
    }
}

using Parallax.OpenApi.Tests.Descriptions;

namespace Parallax.OpenApi.Tests.Normalising;

public sealed class NotesTests
{
    [Test]
    public async Task Many_of_a_kind_are_one_line_with_their_number_and_each_is_a_detail()
    {
        var changed = await Change.GenerateAsync(Change.NoOperationIds);

        Assert.That(
            changed.Notes,
            Is.EqualTo(new[] { $"{changed.Operations.Count} operations have no operationId: they are called after method and path" }));
        Assert.That(
            changed.Details,
            Has.Count.EqualTo(changed.Operations.Count).And.Contain("GET /v1/projects has no operationId: it is called ListProjects"));
    }

    [Test]
    public async Task One_of_a_kind_is_told_in_full()
    {
        var changed = await Change.GenerateAsync(description => JsonEditing.Operation(description, "ListProjects").Remove("operationId"));

        Assert.That(changed.Notes, Is.EqualTo(new[] { "GET /v1/projects has no operationId: it is called ListProjects" }));
        Assert.That(changed.Details, Is.Empty);
    }

    [Test]
    public async Task Description_of_the_repository_gives_nothing_to_tell()
        => Assert.That((await ParallaxDescription.GenerateAsync()).Notes, Is.Empty);
}

using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>What a vendor may do without any user of the client noticing: member for member, byte for byte.</summary>
public sealed class SameSurfaceTests
{
    private static TestCaseData<Action<JsonObject>>[] Changes
        => [
        new(Change.Nothing) { TestName = "{m}(JSON instead of YAML)" },
        new(Change.Edition30) { TestName = "{m}(Edition 3.0)" },
        new(Change.NoOperationIds) { TestName = "{m}(No operationIds)" },
        new(Change.NoTags) { TestName = "{m}(No tags)" },
        new(Change.TwiceTheSameOperationId) { TestName = "{m}(Twice the same operationId)" },
        new(Change.NumbersAsStrings) { TestName = "{m}(Numbers as strings)" },
        new(Change.DefaultAnd2XX) { TestName = "{m}(default and 2XX)" },
        new(Change.AnyOfNull) { TestName = "{m}(anyOf with null)" },
        new(Change.BodyNames) { TestName = "{m}(Bodies of other names)" },
        new(Change.SharedPathItem) { TestName = "{m}(Path items among the components)" },
    ];

    [TestCaseSource(nameof(Changes))]
    public async Task Change_of_notation_gives_the_same_surface(Action<JsonObject> change)
        => await AssertSameAsync(await Change.GenerateAsync(change));

    [Test]
    public async Task Other_operation_ids_with_names_by_path_give_the_same_surface()
        => await AssertSameAsync(await Change.GenerateAsync(Change.OtherOperationIds, namesByPath: true));

    private static async Task AssertSameAsync(GeneratedClient changed)
    {
        var unchanged = await ParallaxDescription.GenerateAsync();
        Assert.That(changed.Operations, Is.EqualTo(unchanged.Operations));
        Assert.That(changed.Code, Is.EqualTo(unchanged.Code));
    }
}

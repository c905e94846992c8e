using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Tests.Naming;

public sealed class OperationNamesTests
{
    [TestCase("ListThingsAsync", "", "ListThings")]
    [TestCase("listThingsAsync", "ListThings", "GetThings ListThings")]
    [TestCase("Send", "BaseAddress", "Send BaseAddress")]
    [TestCase("Async", "get_async", "GetThings Get")]
    public async Task Methods_are_called_as_the_operations_and_end_in_Async_once(string get, string post, string names)
    {
        var compiled = (await GeneratedClient.FromAsync(Describe(get, post))).CompileWithoutFacade();

        Assert.That(compiled.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(compiled.MethodsOf("Parallax.Generated.ThingsClient"), Is.EqualTo(names.Split(' ').Select(name => name + "Async")));
    }

    [TestCase("Http")]
    [TestCase("Parallax")]
    [TestCase("!")]
    [TestCase("")]
    [TestCase("2nd things")]
    public async Task Client_of_any_tag_compiles_beside_the_facade(string tag)
    {
        var changed = await Descriptions.Change.GenerateAsync(description =>
        {
            Descriptions.Change.NewTag(description);
            Descriptions.JsonEditing.Operation(description, "ListInvoices")["tags"] = new JsonArray(tag);
        });

        Assert.That(changed.Compile().Problems, Is.Empty);
    }

    private static string Describe(string get, string post)
    {
        var description = JsonNode.Parse(Tiny.Parameters("/v1/things"))!;
        var path = description["paths"]!["/v1/things"]!.AsObject();
        path["get"]!["operationId"] = get;
        if (post.Length > 0)
        {
            path["post"] = path["get"]!.DeepClone();
            path["post"]!["operationId"] = post;
        }

        return description.ToJsonString();
    }
}

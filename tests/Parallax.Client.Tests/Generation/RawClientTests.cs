using System.Reflection;

namespace Parallax.Tests.Generation;

/// <summary>The generated clients against the description.</summary>
internal sealed class RawClientTests
{
    private static IEnumerable<Operation> Operations => Description.Operations;

    [Test]
    public void There_is_a_client_for_each_tag()
        => Assert.That(Surface.RawClients.Select(client => client.Name), Is.EquivalentTo(Description.Tags.Select(tag => $"{tag}Client")));

    [Test]
    public void There_is_a_method_for_each_operation_under_its_own_name()
        => Assert.That(
            Surface.RawClients.SelectMany(Surface.RawMethodsOf).Select(method => method.Name),
            Is.EquivalentTo(Description.Operations.Select(operation => $"{operation.Id}Async")));

    [TestCaseSource(nameof(Operations))]
    public async Task A_method_calls_its_operation(Operation operation)
    {
        using var recorder = Calls.Server();
        using var client = TestClient.Over(recorder);
        var method = MethodOf(operation);

        await Calls.InvokeAsync(Activator.CreateInstance(method.DeclaringType!, client.HttpClient)!, method, Calls.EveryArgument(method));

        Assert.Multiple(() =>
        {
            Assert.That(Description.Of(recorder.Only), Is.EqualTo(operation));
            Assert.That(recorder.Only.Query.Select(pair => pair.Key), Is.EquivalentTo(operation.QueryNames));
            Assert.That(recorder.Only.Keys, Is.EqualTo(new[] { TestClient.Key }));
        });
    }

    [TestCaseSource(nameof(Operations))]
    public void A_method_gives_what_the_description_says(Operation operation)
    {
        var result = MethodOf(operation).ReturnType;
        Assert.That(result.IsGenericType ? result.GenericTypeArguments[0].Name : null, Is.EqualTo(operation.Result));
    }

    [TestCaseSource(nameof(Operations))]
    public void A_method_says_whether_its_operation_was_inferred(Operation operation)
        => Assert.That(
            XmlDocs.Of(MethodOf(operation)).Contains("page for it was not seen", StringComparison.Ordinal),
            Is.EqualTo(operation.IsInferred));

    private static MethodInfo MethodOf(Operation operation)
        => Surface.RawClients.Single(client => client.Name == $"{operation.Tag}Client").GetMethod($"{operation.Id}Async")!;
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>All ids are Guids, so the compiler does not tell one from another: every operation is called, and the server tells.</summary>
public sealed partial class PathIdTests
{
    private static TestCaseData<Action<JsonObject>>[] Orders
        => [
        new(Change.Nothing) { TestName = "{m}(As they stand)" },
        new(PathIdChange.Reversed) { TestName = "{m}(Reversed)" },
        new(PathIdChange.FirstOnPathItem) { TestName = "{m}(The first on the path item)" },
        new(PathIdChange.LastOnPathItem) { TestName = "{m}(The last on the path item)" },
        new(PathIdChange.AllReversedOnPathItem) { TestName = "{m}(All on the path item, reversed)" },
        new(PathIdChange.FirstBesideReference) { TestName = "{m}(The first beside a reference)" },
        new(PathIdChange.SaidTwice) { TestName = "{m}(Said twice)" },
        new(PathIdChange.PositionsOfMethod) { TestName = "{m}(With the positions of a method)" },
    ];

    [TestCaseSource(nameof(Orders))]
    public Task Ids_of_every_operation_reach_their_places_in_edition_3_1(Action<JsonObject> list) => AssertAllReachTheirPlacesAsync(list);

    [TestCaseSource(nameof(Orders))]
    public Task Ids_of_every_operation_reach_their_places_in_edition_3_0(Action<JsonObject> list)
        => AssertAllReachTheirPlacesAsync(description =>
        {
            Change.Edition30(description);
            list(description);
        });

    [TestCaseSource(nameof(Orders))]
    public async Task Order_of_ids_changes_nothing_in_the_generated_file(Action<JsonObject> list)
        => Assert.That((await Change.GenerateAsync(list)).Code, Is.EqualTo((await ParallaxDescription.GenerateAsync()).Code));

    [Test]
    public async Task Names_of_ids_that_changed_places_are_errors_in_the_facade()
    {
        var problems = (await Change.GenerateAsync(PathIdChange.ExchangedNames)).Compile().Problems;

        Assert.That(problems, Has.All.Match(@"^src/Parallax\.Client/Resources/\w+\.cs\([0-9]+,[0-9]+\): error CS"));
        Assert.That(
            problems.Select(problem => problem.Split('/', '(')[3]).Distinct(),
            Is.EquivalentTo(new[] { "ProjectOfferingRolesApi.cs", "ProjectOfferingsApi.cs", "RateCardRatesApi.cs", "StagesApi.cs" }));
    }

    private static async Task AssertAllReachTheirPlacesAsync(Action<JsonObject> change)
    {
        await using var server = await LoopbackServer.StartAsync(
            """{"id":"74e8b0f5-1c6d-4a93-b2d7-e50f9a3c8d16","total":0,"page":1,"total_pages":1,"results":[]}""");
        var generated = await Change.GenerateAsync(change);
        var client = generated.Compile();

        await client.RunAsync(FacadeCalls(client) + "return \"\";", server.Address);
        var byFacade = server.Requests.ToList();
        await client.RunAsync(RawCalls(client, generated.Operations) + "return \"\";", server.Address);
        var byRawClients = server.Requests.Skip(byFacade.Count);

        var all = generated.Operations.Select(operation => Numbered(operation.Split('|')[2])).ToList();
        Assert.That(all, Has.Some.Contains(Id(3)), "an operation with three ids");
        Assert.That(byFacade.Select(Called).Distinct(), Is.EquivalentTo(all));
        Assert.That(byRawClients.Select(Called), Is.EquivalentTo(all));
    }

    private static string FacadeCalls(CompiledClient client)
        => "using var parallax = new ParallaxClient(new ParallaxClientOptions { ApiKey = \"pat_check\", BaseAddress = server });\n"
            + string.Concat(
                from api in client.Type("Parallax.IParallaxClient")!.GetMembers().OfType<IPropertySymbol>()
                where ApiName().IsMatch(api.Type.Name)
                from method in api.Type.GetMembers().OfType<IMethodSymbol>()
                select Call($"parallax.{api.Name}", method));

    private static string RawCalls(CompiledClient client, IEnumerable<string> operations)
        => string.Concat(
            from operation in operations
            let names = operation.Split('|')
            let type = client.Type($"Parallax.Generated.{names[1]}Client")!
            from method in type.GetMembers(names[0] + "Async").OfType<IMethodSymbol>()
            select Call($"new {type.Name}(http)", method));

    // The ids are numbered as they come, from left to right, in the call as in the path that is expected.
    private static string Call(string target, IMethodSymbol method)
    {
        var number = 0;
        var arguments = method.Parameters.Where(parameter => !parameter.IsOptional)
            .Select(parameter => parameter.Type.ToDisplayString() switch
            {
                "System.Guid" => $"new Guid(\"{Id(++number)}\")",
                "System.DateOnly" => "new DateOnly(2026, 1, 31)",
                var body => $"new {body}()",
            });
        var call = $"{target}.{method.Name}({string.Join(", ", arguments)})";
        return method.ReturnType.Name == "ParallaxPageable" ? $"await {call}.ToListAsync();\n" : $"await {call};\n";
    }

    private static string Called(ReceivedRequest request) => $"{request.Method} {request.Target.Split('?')[0]}";

    private static string Numbered(string operation)
    {
        var number = 0;
        return Hole().Replace(operation, _ => Id(++number));
    }

    private static string Id(int number) => new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]).ToString("D", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^I\w+Api$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiName();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}

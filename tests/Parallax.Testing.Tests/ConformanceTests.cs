using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing;

/// <summary>Every operation answers what its description says, in either mode.</summary>
[TestFixture(ParallaxEmulatorMode.Stateful)]
[TestFixture(ParallaxEmulatorMode.StatelessMock)]
internal sealed class ConformanceTests(ParallaxEmulatorMode mode) : EmulatorFixture
{
    private AnswerSchemas _schemas = null!;

    [OneTimeSetUp]
    public async Task ReadSchemas() => _schemas = await AnswerSchemas.ReadAsync();

    [SetUp]
    public void SeedExamples()
    {
        foreach (var list in DescribedApi.Operations.Where(operation => operation.Id.StartsWith("List", StringComparison.Ordinal))
            .OrderBy(operation => operation.Path.Length))
        {
            var page = DescribedApi.Resolve(list.AnswerSchema(200)!);
            var members = DescribedApi.Resolve(page["properties"]!["results"]!["items"]!)["properties"]!.AsObject();
            var row = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value!["examples"]![0]?.DeepClone())));
            Emulator.Seed(list.ExamplePath(), row.ToJsonString());
        }
    }

    [TestCaseSource(typeof(DescribedApi), nameof(DescribedApi.Operations))]
    public async Task An_operation_answers_as_described(object described)
    {
        var operation = (DescribedOperation)described;
        if (operation.BodySchema is null)
        {
            await AssertDescribed(operation, operation.ExamplePath(), body: null);
            if (operation.QueryParameters.Any())
            {
                await AssertDescribed(
                    operation, $"{operation.ExamplePath()}?{string.Join('&', operation.QueryParameters.Select(Example))}", body: null);
            }

            return;
        }

        foreach (var body in new[] { operation.FullBody(), operation.MinimalBody() })
        {
            if (operation.Method is "POST" && body.ContainsKey("name"))
            {
                body["name"] = Guid.NewGuid().ToString();
            }

            await AssertDescribed(operation, operation.ExamplePath(), body.ToJsonString());
        }
    }

    protected override void Configure(ParallaxEmulatorOptions options) => options.Mode = mode;

    private static string Example(JsonObject parameter)
        => $"{parameter["name"]}={Uri.EscapeDataString(parameter["example"]!.ToJsonString().Trim('"'))}";

    private async Task AssertDescribed(DescribedOperation operation, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path.TrimStart('/'));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json-patch+json");
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        var isRefused = mode is ParallaxEmulatorMode.Stateful && operation.Id is "DeleteProjectOfferingRole";
        Assert.That(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), Does.StartWith(isRefused ? "409" : "2"), text);
        if (operation.AnswerSchema((int)response.StatusCode) is { } schema)
        {
            Assert.That(_schemas.Violations(schema, text), Is.Empty, text);
        }
        else
        {
            Assert.That(text, Is.Empty);
        }
    }
}

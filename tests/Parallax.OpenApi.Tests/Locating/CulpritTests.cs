using Parallax.OpenApi.Locating;
using Parallax.OpenApi.Normalising;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Tests.Locating;

/// <summary>What the generator stops at has a place in the file.</summary>
public sealed class CulpritTests
{
    private const string Text = """
        openapi: 3.0.3
        info: { title: t, version: '1' }
        paths:
          /v1/things:
            get:
              operationId: ListThings
              tags: [Things]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
          /v1/other:
            get:
              operationId: GetOther
              tags: [Things]
              deprecated: OTHER
              responses: { '204': { description: ok } }
        components:
          schemas:
            Page:
              type: object
              properties: { results: { type: array, items: { $ref: '#/components/schemas/Thing' } } }
            Good: { type: object, properties: { page: { $ref: '#/components/schemas/Page' } } }
            Thing:
              type: object
              properties: { id: { type: string, readOnly: THING }, parent: { $ref: '#/components/schemas/Thing' } }
        """;

    [TestCase("sometimes", "true", "GET /v1/other", 9)]
    [TestCase("false", "always", "the schema Thing", 21)]
    public async Task Generator_that_stops_is_told_with_the_place(string deprecated, string readOnly, string place, int line)
    {
        var text = Text.Replace("OTHER", deprecated, StringComparison.Ordinal).Replace("THING", readOnly, StringComparison.Ordinal);
        var document = DescriptionReader.Read(text);
        Normaliser.Apply(document, namesByPath: false, new Notes());

        var found = await Culprit.FindAsync(document, ProblemOfAsync);

        Assert.That(found?.Place, Is.EqualTo(place));
        Assert.That(found?.Problem, Is.Not.Empty);
        Assert.That(Lines.Of(found!.Value.Word, text), Is.EqualTo(line));
    }

    [Test]
    public async Task Circle_of_schemas_is_searched_too()
    {
        var document = DescriptionReader.Read(Text.Replace(
            "id: { type: string, readOnly: THING",
            "other: { $ref: '#/components/schemas/Good' }, id: { type: string, readOnly: true",
            StringComparison.Ordinal));

        var found = await Culprit.FindAsync(document, part => Task.FromResult(part.Schemas.ContainsKey("Thing") ? "no" : null));

        Assert.That(found?.Place, Does.StartWith("the schema "));
    }

    [Test]
    public async Task Problem_of_no_schema_and_no_operation_has_no_place()
        => Assert.That(await Culprit.FindAsync(DescriptionReader.Read(Text), _ => Task.FromResult<string?>("no")), Is.Null);

    [TestCase("a:\n  Thing:\n    x: 1\n", 2)]
    [TestCase("{\n\"a\": {\n\"Thing\": {} } }", 3)]
    [TestCase("a: { Thing: 1 }\n", 0)]
    [TestCase("Things: 1\n", 0)]
    public void Line_of_a_member_is_that_on_which_it_begins(string text, int line)
        => Assert.That(Lines.Of("Thing", text), Is.EqualTo(line));

    private static async Task<string?> ProblemOfAsync(Document part)
    {
        try
        {
            await GeneratedClient.GenerateAsync(part.ToText());
            return null;
        }
        catch (Newtonsoft.Json.JsonException problem)
        {
            return problem.Message;
        }
    }
}

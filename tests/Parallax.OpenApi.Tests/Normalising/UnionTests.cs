using Parallax.OpenApi.Tests.Descriptions;

namespace Parallax.OpenApi.Tests.Normalising;

/// <summary>One of several plain types: what the generator would make an empty class of.</summary>
public sealed class UnionTests
{
    [TestCase("""{ "anyOf": [{ "type": "number" }, { "type": "string" }] }""", "decimal")]
    [TestCase("""{ "oneOf": [{ "type": "string" }, { "type": "integer", "format": "int32" }] }""", "int")]
    [TestCase("""{ "anyOf": [{ "type": "integer" }, { "type": "number" }, { "type": "null" }] }""", "decimal?")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "enum": ["full", "part"], "type": "string" }] }""", "Parallax.Models.PersonSpan")]
    [TestCase("""{ "anyOf": [{ "type": "string" }, { "type": "string", "format": "date" }] }""", "string")]
    [TestCase("""{ "oneOf": [{ "type": "string" }, { "type": "boolean" }] }""", "Newtonsoft.Json.Linq.JToken")]
    public async Task Union_of_plain_types_becomes_the_widest_of_them(string schema, string type)
    {
        var client = (await Change.GenerateAsync(description
            => description.Properties("Person")["span"] = JsonEditing.Parse(schema))).CompileWithoutFacade();

        Assert.That(client.ProblemsOfGeneratedFile, Is.Empty);
        Assert.That(client.TypeOf("Parallax.Models.Person", "Span"), Is.EqualTo(type));
    }
}

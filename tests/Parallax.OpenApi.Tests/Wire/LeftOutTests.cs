namespace Parallax.OpenApi.Tests.Wire;

/// <summary>What OpenAPI has no form for is not sent in some other form: one line says what is left out.</summary>
public sealed class LeftOutTests
{
    [TestCase(
        """{ "name": "f", "in": "query", "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } } }""",
        "query",
        TestName = "{m}(A list of objects in the query)")]
    [TestCase(
        """{ "name": "f", "in": "query", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } } } }""",
        "query",
        TestName = "{m}(A list of lists in the query)")]
    [TestCase(
        """
        { "name": "f", "in": "query", "style": "deepObject", "schema": { "type": "object",
        "properties": { "a": { "$ref": "#/components/schemas/Thing" } } } }
        """,
        "query",
        TestName = "{m}(An object in a deepObject)")]
    [TestCase(
        """
        { "name": "f", "in": "query", "style": "deepObject", "schema": { "allOf": [{ "$ref": "#/components/schemas/Thing" },
        { "properties": { "a": { "type": "array", "items": {} } } }] } }
        """,
        "query",
        TestName = "{m}(A list in a deepObject that is made of two)")]
    [TestCase(
        """{ "name": "f", "in": "query", "style": "deepObject", "schema": { "type": "array", "items": { "type": "string" } } }""",
        "query",
        TestName = "{m}(A list as deepObject)")]
    [TestCase(
        """{ "name": "f", "in": "query", "style": "pipeDelimited", "explode": true, "schema": { "$ref": "#/components/schemas/Thing" } }""",
        "query",
        TestName = "{m}(An exploded object with pipes)")]
    [TestCase(
        """{ "name": "f", "in": "query", "style": "simple", "schema": { "type": "string" } }""",
        "query",
        TestName = "{m}(A style of paths in the query)")]
    [TestCase(
        """{ "name": "f", "in": "query", "style": "brand-new", "schema": { "type": "string" } }""",
        "query",
        TestName = "{m}(An unknown style)")]
    [TestCase(
        """{ "name": "f", "in": "query", "content": { "application/xml": { "schema": { "$ref": "#/components/schemas/Thing" } } } }""",
        "query",
        TestName = "{m}(XML in the query)")]
    [TestCase(
        """{ "name": "f", "in": "cookie", "schema": { "type": "array", "items": { "type": "string" } } }""",
        "cookie",
        TestName = "{m}(An exploded list in a cookie)")]
    [TestCase(
        """{ "name": "f", "in": "header", "schema": { "type": "array", "items": { "type": "object", "additionalProperties": true } } }""",
        "header",
        TestName = "{m}(A list of objects in a header)")]
    [TestCase(
        """
        { "name": "f", "in": "querystring",
        "content": { "application/x-www-form-urlencoded": { "schema": { "$ref": "#/components/schemas/Thing" } } } }
        """,
        "querystring",
        TestName = "{m}(A whole query)")]
    public async Task Parameter_without_a_form_is_left_out_and_takes_its_operation_along_if_it_is_required(string parameter, string place)
    {
        var optional = await WireDescription.WithParametersAsync(parameter);
        var required = await WireDescription.WithParametersAsync(parameter.Replace(
            "\"name\"", "\"required\": true, \"name\"", StringComparison.Ordinal));

        Assert.That(
            optional.Notes,
            Is.EqualTo(new[]
            {
                $"GET /v1/things takes the {place} parameter 'f' in a form that OpenAPI does not define: the parameter is left out"
            }));
        Assert.That(optional.Code, Does.Contain(" GetThingsAsync(System.Threading.CancellationToken"));
        Assert.That(
            required.Notes,
            Is.EqualTo(new[]
            {
                $"GET /v1/things takes the {place} parameter 'f' in a form that OpenAPI does not define: the operation is left out"
            }));
        Assert.That(required.Operations, Is.EqualTo(new[] { "GetOther|Things|GET /v1/other" }));
    }

    [Test]
    public async Task Shared_parameter_without_a_form_is_left_out_of_each_operation()
    {
        var generated = await WireDescription.GenerateAsync(
            """
            "/v1/a": { "get": { "operationId": "A", "tags": ["Things"], "parameters": [{ "$ref": "#/components/parameters/F" }],
            "responses": { "204": { "description": "" } } } },
            "/v1/b": { "get": { "operationId": "B", "tags": ["Things"], "parameters": [{ "$ref": "#/components/parameters/F" }],
            "responses": { "204": { "description": "" } } } }
            """,
            """
            "Other": {} }, "parameters": { "F": { "name": "f", "in": "query", "style": "deepObject", "schema": { "type": "array",
            "items": {} } }, "G": { "name": "g", "in": "querystring", "content": {} }
            """);

        Assert.That(generated.Details, Has.Count.EqualTo(2).And.Some.StartsWith("GET /v1/a ").And.Some.StartsWith("GET /v1/b "));
        Assert.That(generated.CompileWithoutFacade().ProblemsOfGeneratedFile, Is.Empty);
    }
}

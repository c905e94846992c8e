using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing;

internal sealed class OtherDescriptionTests
{
    private const string SkillPaths = """
        paths:
          /v1/people/{personId}/skills:
            parameters:
              - { name: personId, in: path, required: true, schema: { type: string, format: uuid } }
            get:
              operationId: ListSkills
              parameters:
                - $ref: '#/components/parameters/Page'
                - $ref: '#/components/parameters/PageSize'
                - { name: level, in: query, schema: { type: array, items: { type: integer } } }
              responses:
                '200': { description: Page, content: { application/json: { schema: { type: object, properties: { results: { type: array,
                  items: { $ref: '#/components/schemas/Skill' } } } } } } }
            post:
              operationId: CreateSkill
              requestBody: { required: true,
                content: { application/json-patch+json: { schema: { $ref: '#/components/schemas/CreateSkill' } } } }
              responses:
                '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Skill' } } } }
          /v1/people/{personId}/skills/{id}:
            parameters:
              - { name: personId, in: path, required: true, schema: { type: string, format: uuid } }
              - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
            get:
              responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Skill' } } } } }
            patch:
              requestBody: { content: { application/json-patch+json: { schema: { type: object, properties: { level: { type: [integer,
                'null'] } } } } } }
              responses: { '200': { description: OK } }
            delete:
              responses: { '204': { description: Gone } }
          /v1/people/{id}/welcome:
            post:
              responses: { '202': { description: Under way, content: { application/json: { schema: { type: object,
                properties: { state: { type: string, examples: [queued] } } } } } } }

        """;

    private const string SkillSchemas = """
          schemas:
            CreateSkill:
              type: object
              required: [name, role_id]
              properties:
                name: { type: string, minLength: 2 }
                role_id: { type: string, format: uuid }
                level: { type: [integer, 'null'], minimum: 1, maximum: 5 }
            Skill:
              type: object
              allOf:
                - $ref: '#/components/schemas/CreateSkill'
                - type: object
                  properties:
                    id: { type: string, format: uuid }
                    person_id: { type: string, format: uuid }
                    created_date: { type: string, format: date-time }

        """;

    private static readonly string WithSkills = DescribedApi.Yaml
        .Replace("\npaths:\n", "\n" + SkillPaths, StringComparison.Ordinal)
        .Replace("\n  schemas:\n", "\n" + SkillSchemas, StringComparison.Ordinal);

    [Test]
    public async Task An_operation_and_a_schema_that_are_added_are_served()
    {
        await using var emulator = await Start(WithSkills);
        using var http = EmulatorFixture.Client(emulator);
        var role = emulator.Seed("/v1/roles", """{"name":"Designer"}""")[0];
        var person = emulator.Seed("/v1/people", """{"email_address":"a@example.com"}""")[0];
        var skills = $"v1/people/{person}/skills";

        var created = await Send(http, "POST", skills, $$"""{"name":"Drawing","role_id":"{{role}}"}""", 201);
        Assert.That(created["person_id"]!.ToString(), Is.EqualTo(person.ToString()));
        Assert.That(created.ContainsKey("level") && created["level"] is null && created.ContainsKey("created_date"));

        emulator.Seed(
            '/' + skills,
            """[{"name":"Typing","level":3},{"name":"Cooking","level":4}]""".Replace(
                "\"level\"", $"\"role_id\":\"{role}\",\"level\"", StringComparison.Ordinal));
        await Send(http, "PATCH", $"{skills}/{created["id"]}", """{"level":5}""", 200);
        Assert.That((await Send(http, "GET", $"{skills}/{created["id"]}", null, 200))["level"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That((await Send(http, "GET", skills + "?level=3&level=5", null, 200))["total"]!.GetValue<int>(), Is.EqualTo(2));
        await Send(http, "DELETE", $"{skills}/{created["id"]}", null, 204);
        Assert.That((await Send(http, "GET", skills, null, 200))["total"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Send(http, "POST", $"v1/people/{person}/welcome", null, 202))["state"]!.ToString(), Is.EqualTo("queued"));
    }

    [TestCase("""{"name":"D","role_id":"$role"}""", 400, "name")]
    [TestCase("""{"name":"Drawing","role_id":"$role","level":6}""", 400, "level")]
    [TestCase("""{"name":"Drawing"}""", 400, "role_id")]
    [TestCase("""{"name":"Drawing","role_id":"$role","colour":"blue"}""", 400, "colour")]
    [TestCase("""{"name":"Drawing","role_id":"11111111-1111-4111-8111-111111111111"}""", 422, "role_id")]
    public async Task What_is_added_is_checked_like_the_rest(string body, int status, string field)
    {
        await using var emulator = await Start(WithSkills);
        using var http = EmulatorFixture.Client(emulator);
        var role = emulator.Seed("/v1/roles", """{"name":"Designer"}""")[0];
        var person = emulator.Seed("/v1/people", """{"email_address":"a@example.com"}""")[0];
        var answer = await Send(
            http, "POST", $"v1/people/{person}/skills", body.Replace("$role", role.ToString(), StringComparison.Ordinal), status);
        Assert.That(answer.ToJsonString(), Does.Contain(field));
    }

    [Test]
    public async Task The_null_of_OpenApi_3_0_and_JSON_are_understood()
    {
        await using var emulator = await Start("""
            {"openapi":"3.0.3","info":{"title":"Other","version":"1"},"paths":{"/v1/boxes":{
              "get":{"responses":{"200":{"description":"Page","content":{"application/json":{"schema":{"type":"object",
              "properties":{"results":{"type":"array","items":{"$ref":"#/components/schemas/Box"}}}}}}}}},
              "post":{"requestBody":{"required":true,"content":{"application/*+json":{"schema":{"$ref":"#/components/schemas/Box"}}}},
                "responses":{"201":{"description":"Box","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Box"}}}}}}}},
             "components":{"schemas":{
               "Lid":{"type":"string","enum":["flat","round"]},
               "Box":{"type":"object","required":["width"],"properties":{"id":{"type":"string","format":"uuid"},
               "width":{"type":"integer","minimum":0,"exclusiveMinimum":true},
                 "note":{"type":"string","nullable":true},"lid":{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Lid"}]}}}}}}
            """);
        using var http = EmulatorFixture.Client(emulator);
        var box = await Send(http, "POST", "v1/boxes", """{"width":3,"note":null,"lid":null}""", 201);
        Assert.That(box.ToJsonString(), Is.EqualTo($$"""{"id":"{{box["id"]}}","width":3,"note":null,"lid":null}"""));
        await Send(http, "POST", "v1/boxes", """{"width":1,"lid":"round"}""", 201, "application/json-patch+json");
        Assert.That(
            (await Send(http, "POST", "v1/boxes", """{"width":1,"lid":"square"}""", 400))["errors"]!.ToJsonString(),
            Does.Contain("\"lid\""));
        Assert.That((await Send(http, "POST", "v1/boxes", """{"width":0}""", 400))["errors"]!.ToJsonString(), Does.Contain("\"width\""));
        Assert.That((await Send(http, "POST", "v1/boxes", """{"width":null}""", 400))["errors"]!.ToJsonString(), Does.Contain("\"width\""));
    }

    [Test]
    public async Task The_path_of_the_servers_address_stands_before_every_path_as_the_client_calls_it()
    {
        await using var emulator = await Start("""
            openapi: 3.1.0
            servers: [{ url: 'https://api.vendor.example/{version}', variables: { version: { default: v2 } } }]
            paths:
              /hello: { get: { responses: { '200': { description: OK, content: { application/json: { schema: { type: object,
                properties: { word: { type: string, examples: [hi] } } } } } } } } }
              /other:
                servers: [{ url: /v3 }]
                get: { responses: { '204': { description: OK } } }
            """);
        using var http = EmulatorFixture.Client(emulator);
        await Send(http, "GET", "v2/hello", null, 200);
        await Send(http, "GET", "hello", null, 404);
        await Send(http, "GET", "v3/other", null, 204);
    }

    [TestCase("openapi: 3.1.0\npaths:\n  - a\n b: [", "line 4")]
    [TestCase("openapi: 3.1.0\n? [a, b]\n: c", "line 2")]
    [TestCase("{\"openapi\":", "not JSON")]
    [TestCase("swagger: '2.0'", "OpenAPI 3.x")]
    [TestCase("just text", "OpenAPI 3.x")]
    [TestCase("", "OpenAPI 3.x")]
    [TestCase("openapi/parallax-v1.yaml", "File.ReadAllText")]
    [TestCase(
        "openapi: 3.1.0\npaths:\n  /v1/x:\n    get:\n      responses: {'200': {$ref: '#/components/responses/Nowhere'}}",
        "#/components/responses/Nowhere")]
    [TestCase("openapi: 3.1.0\npaths:\n  /v1/x:\n    get:\n      responses: {'200': {$ref: 'other.yaml#/x'}}", "other.yaml#/x")]
    [TestCase(
        "openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/Nowhere'}}}}}",
        "#/components/schemas/Nowhere")]
    [TestCase("openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A'}}}", "#/components/schemas/A")]
    public async Task A_description_that_cannot_be_read_is_refused_with_the_reason(string text, string reason)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Start(text));
        Assert.That(refusal!.Message, Does.Contain(reason).IgnoreCase);
    }

    private static Task<ParallaxEmulator> Start(string description)
        => ParallaxEmulator.StartAsync(new ParallaxEmulatorOptions { Description = description });

    private static async Task<JsonObject> Send(
        HttpClient http, string method, string path, string? body, int expected, string contentType = "application/json")
    {
        var (status, answer) = await EmulatorFixture.Send(http, new HttpMethod(method), path, body, contentType);
        Assert.That(status, Is.EqualTo((HttpStatusCode)expected), answer.ToJsonString());
        return answer;
    }
}

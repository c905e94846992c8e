namespace Parallax.OpenApi.Tests.Wire;

/// <summary>Bodies and objects: what is assigned is what is sent, and what came is what is read.</summary>
public sealed class BodyTests
{
    private static Task<GeneratedClient> OfAsync(string thing, string extra = "")
        => WireDescription.GenerateAsync(
            """
            "/v1/boxes": {
              "get": { "operationId": "GetBox", "tags": ["Things"], "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Box" } } } } } },
              "post": { "operationId": "SendBox", "tags": ["Things"], "requestBody": { "required": true,
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Box" } } } },
              "responses": { "204": { "description": "" } } }
            }
            """,
            $""" "Box": {thing}{extra} """);

    [Test]
    public async Task Null_elements_that_the_description_allows_keep_their_place_both_ways()
    {
        const string Json =
            """{"days":[8,null,4.5],"names":["a",null,""],"ids":[null,"00000000-0000-0000-0000-000000000007"],"rows":"""
                + """[[1,null],null],"map":{"a":1.5,"b":null},"any":[1,null],"tones":[null,"x"]}""";
        var generated = await OfAsync("""
            { "type": "object", "properties": {
              "days": { "type": "array", "items": { "type": ["number", "null"] } }, "names": { "type": "array",
              "items": { "type": ["string", "null"] } },
              "ids": { "type": "array", "items": { "type": ["string", "null"], "format": "uuid" } },
              "rows": { "type": "array", "items": { "type": ["array", "null"], "items": { "type": ["integer", "null"] } } },
              "map": { "type": "object", "additionalProperties": { "type": ["number", "null"] } }, "any": { "type": "array", "items": {} },
              "tones": { "type": "array", "items": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Tone" }] } } } }
            """,
            """, "Tone": { "type": "string", "enum": ["x"] } """);
        await using var server = await LoopbackServer.StartAsync(Json);
        var client = generated.CompileWithoutFacade();

        var result = await client.RunAsync(
            """
            var things = new ThingsClient(http);
            var box = await things.GetBoxAsync();
            await things.SendBoxAsync(box);
            decimal? second = box.Days[1];
            var rows = $"{box.Rows[0][1] is null} {box.Rows[1] is null} {box.Map["b"] is null} {box.Tones[0] is null}";
            return FormattableString.Invariant($"{box.Days.Count} {second is null} {box.Days[2]} {box.Names[1] is null} {rows}");
            """,
            server.Address);

        Assert.That(result, Is.EqualTo("3 True 4.5 True True True True True"));
        Assert.That(server.Requests[1].Body, Is.EqualTo(Json));
    }

    [Test]
    public async Task Null_elements_that_the_description_does_not_allow_are_passed_over()
    {
        var generated = await OfAsync("""
            { "type": "object", "properties": { "days": { "type": "array", "items": { "type": "number" } }, "map": { "type": "object",
            "additionalProperties": { "type": "number" } } } }
            """);
        await using var server = await LoopbackServer.StartAsync("""{"days":[8,null,4.5],"map":{"a":1.5,"b":null}}""");

        var result = await generated.CompileWithoutFacade().RunAsync(
            """
            var box = await new ThingsClient(http).GetBoxAsync();
            decimal last = box.Days[1];
            return FormattableString.Invariant($"{box.Days.Count} {last} {string.Join(",", box.Map.Keys)}");
            """,
            server.Address);

        Assert.That(result, Is.EqualTo("2 4.5 a"));
    }

    [TestCase("""{ "type": "integer", "format": "int32" }""", "2", "int", "3")]
    [TestCase("""{ "type": "string" }""", "\"x\"", "string", "\"y\"")]
    [TestCase("""{ "type": ["string", "null"] }""", "null", "string", "null")]
    [TestCase("""{ "$ref": "#/components/schemas/Thing" }""", """{"name":"x"}""", "Thing", "new Thing { Name = null }")]
    [TestCase("""{ "type": "array", "items": { "type": "number" } }""", "[1.5]", "IReadOnlyList<decimal>", "[2.5m]")]
    [TestCase("true", """{"deep":[1]}""", "Newtonsoft.Json.Linq.JToken", "7")]
    [TestCase("{}", "null", "Newtonsoft.Json.Linq.JToken", "null")]
    public async Task Free_members_beside_named_ones_are_read_and_sent(string values, string value, string type, string other)
    {
        var generated = await OfAsync(
            $$"""{ "type": "object", "properties": { "name": { "type": "string" } }, "additionalProperties": {{values}} }""");
        await using var server = await LoopbackServer.StartAsync($$"""{"name":"n","first":{{value}}}""");
        var client = generated.CompileWithoutFacade();

        var result = await client.RunAsync(
            $$"""
            var things = new ThingsClient(http);
            var box = await things.GetBoxAsync();
            await things.SendBoxAsync(box);
            await things.SendBoxAsync(new Box { Name = "m",
            AdditionalProperties = new Dictionary<string, {{type}}> { ["second"] = {{other}} } });
            await things.SendBoxAsync(new Box { Name = "m" });
            var assigned = $"{box.IsAssigned("AdditionalProperties")} {new Box().IsAssigned("AdditionalProperties")}";
            return $"{box.AdditionalProperties.Single().Key} {assigned} {box.UnknownMembers.Count}";
            """,
            server.Address);

        var sent = other switch { "[2.5m]" => "[2.5]", "new Thing { Name = null }" => """{"name":null}""", _ => other };
        Assert.That(result, Is.EqualTo("first True False 0"));
        Assert.That(
            server.Requests.Skip(1).Select(request => request.Body),
            Is.EqualTo(new[] { $$"""{"name":"n","first":{{value}}}""", $$"""{"name":"m","second":{{sent}}}""", """{"name":"m"}""" }));
    }

    [Test]
    public async Task Free_member_of_the_name_of_a_property_is_refused()
    {
        var generated = await OfAsync(
            """
            { "type": "object", "properties": { "name": { "type": "string" }, "additional_properties": { "type": "string" } },
            "additionalProperties": { "type": "string" } }
            """);
        await using var server = await LoopbackServer.StartAsync("{}");

        var result = await generated.CompileWithoutFacade().RunAsync(
            """
            try
            {
                await new ThingsClient(http).SendBoxAsync(new Box { Name = "m",
                OtherAdditionalProperties = new Dictionary<string, string> { ["name"] = "secret" } });
                return "sent";
            }
            catch (ArgumentException refusal)
            {
                return refusal.Message;
            }
            """,
            server.Address);

        Assert.That(result, Does.Contain("Box.OtherAdditionalProperties has 'name'").And.Not.Contains("secret"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Json_patch_and_other_bodies_that_are_no_objects_are_sent_as_they_are()
    {
        var generated = await WireDescription.GenerateAsync(
            """
            "/v1/things/{id}": { "patch": { "operationId": "Patch", "tags": ["Things"],
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }, { "name": "id",
              "in": "query", "schema": { "type": "string" } }],
              "requestBody": { "content": { "application/json-patch+json": { "schema": { "type": "array",
              "items": { "$ref": "#/components/schemas/Operation" } } } } },
              "responses": { "204": { "description": "" } } } },
            "/v1/text": { "put": { "operationId": "PutText", "tags": ["Things"], "requestBody": { "required": true,
            "content": { "application/json": { "schema": { "type": "string" } } } }, "responses": { "204": { "description": "" } } },
              "delete": { "operationId": "DeleteText", "tags": ["Things"], "parameters": [{ "name": "why", "in": "query",
              "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "application/json": { "schema": { "type": "object",
                "properties": { "reason": { "type": "string" } } } } } },
                "responses": { "204": { "description": "" } } } },
            "/v1/map": { "put": { "operationId": "PutMap", "tags": ["Things"], "requestBody": { "required": true,
            "content": { "application/json": { "schema": { "type": "object", "additionalProperties": { "type": ["integer", "null"],
            "format": "int32" } } } } }, "responses": { "204": { "description": "" } } } }
            """,
            """
            "Operation": { "type": "object", "properties": { "op": { "type": "string" }, "path": { "type": "string" }, "value": {} } }
            """);
        await using var server = await LoopbackServer.StartAsync("");

        await generated.CompileWithoutFacade().RunAsync(
            """
            var things = new ThingsClient(http);
            await things.PatchAsync("a", [new Operation { Op = "replace", Path = "/name", Value = "b" }, new Operation { Op = "remove",
            Path = "/x" }, new Operation { Op = "add", Path = "/y", Value = null }], "q");
            await things.PatchAsync("a");
            await things.PutTextAsync("a \"b\"");
            await things.DeleteTextAsync("x");
            await things.DeleteTextAsync("x", new DeleteTextBody { Reason = "r" });
            await things.PutMapAsync(new Dictionary<string, int?> { ["a"] = 1, ["b"] = null });
            return "";
            """,
            server.Address);

        Assert.That(server.Requests.Select(request => request.ToString()), Is.EqualTo(new[]
        {
            """PATCH /v1/things/a?id=q [{"op":"replace","path":"/name","value":"b"},{"op":"remove","path":"/x"},"""
                + """{"op":"add","path":"/y","value":null}]""",
            "PATCH /v1/things/a",
            """PUT /v1/text "a \"b\"" """.TrimEnd(),
            "DELETE /v1/text?why=x",
            """DELETE /v1/text?why=x {"reason":"r"}""",
            """PUT /v1/map {"a":1,"b":null}""",
        }));
        Assert.That(
            server.Requests.Select(request => request.Headers.ContentType.ToString()),
            Is.EqualTo(new[] { "application/json-patch+json", "", "application/json", "", "application/json", "application/json" }));
    }

    [Test]
    public async Task Header_that_belongs_to_the_body_is_sent_with_it_and_cookies_share_one_header()
    {
        var generated = await WireDescription.WithParametersAsync("""
            { "name": "Content-Language", "in": "header", "schema": { "type": "string" } }, { "name": "If-Match", "in": "header",
            "schema": { "type": "string" } },
            { "name": "tenant", "in": "cookie", "required": true, "schema": { "type": "string" } }, { "name": "session", "in": "cookie",
            "schema": { "type": "string" } },
            { "name": "Content-Length", "in": "header", "schema": { "type": "integer" } }
            """);
        await using var server = await LoopbackServer.StartAsync("");

        await generated.CompileWithoutFacade().RunAsync(
            """
            await new ThingsClient(http).GetThingsAsync(tenant: "a b", contentLanguage: "de", ifMatch: "\"1\"", session: "s"); return "";
            """,
            server.Address);

        var headers = server.Requests.Single().Headers;
        Assert.That(
            (headers.ContentLanguage.ToString(), headers.IfMatch.ToString(), headers.Cookie.ToString()),
            Is.EqualTo(("de", "\"1\"", "tenant=a%20b; session=s")));
    }
}

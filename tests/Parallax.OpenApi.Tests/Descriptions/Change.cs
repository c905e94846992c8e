using System.Text.Json.Nodes;
using static Parallax.OpenApi.Tests.Descriptions.JsonEditing;

namespace Parallax.OpenApi.Tests.Descriptions;

/// <summary>Each is one thing that a vendor may do to the description.</summary>
internal static class Change
{
    /// <summary>The description of the repository, changed, as JSON.</summary>
    public static string Made(Action<JsonObject> change)
    {
        var description = ParallaxDescription.ToJson();
        change(description);
        return description.ToJsonString();
    }

    public static Task<GeneratedClient> GenerateAsync(Action<JsonObject> change, bool namesByPath = false)
        => GeneratedClient.FromAsync(Made(change), namesByPath);

    public static void Nothing(JsonObject description)
    {
        // Another notation is a change too: JSON instead of YAML.
    }

    /// <summary>The same in OpenAPI 3.0, as a vendor on an older toolchain would publish it.</summary>
    public static void Edition30(JsonObject description)
    {
        description["openapi"] = "3.0.3";
        description.Remove("webhooks");
        description["paths"].Visit(ToEdition30);
        description["components"].Visit(ToEdition30);
    }

    public static void EnvelopeNames(JsonObject description)
        => description.RenameSchemas(name => IsPage(name) ? $"PagedListOf{name[..^4]}" : name);

    public static void BodyNames(JsonObject description) => description.RenameSchemas(name => IsBody(name) ? $"{name}Request" : name);

    public static void OneBodyForBoth(JsonObject description)
    {
        description.RenameSchemas(name => name == "UpdateDepartment" ? "DepartmentInput" : name);
        description.Operation("CreateDepartment")["requestBody"]!["content"]!["application/json-patch+json"]!["schema"] = Ref(
            "DepartmentInput");
        description.Schemas().Remove("CreateDepartment");
    }

    public static void AnyOfNull(JsonObject description) => description.Schemas().Visit(node =>
    {
        if (node["oneOf"] is JsonArray union)
        {
            node.Remove("oneOf");
            node["anyOf"] = new JsonArray([.. union.Reverse().Select(branch => branch?.DeepClone())]);
        }

        if (node["type"] is JsonArray types && types.Any(IsNull) && !node.ContainsKey("enum"))
        {
            JsonObject branch = new() { ["type"] = types.First(type => !IsNull(type))!.DeepClone() };
            node.Remove("type");
            foreach (var keyword in new[] { "format", "items" }.Where(node.ContainsKey))
            {
                node.Remove(keyword, out var value);
                branch[keyword] = value;
            }

            node["anyOf"] = new JsonArray(branch, new JsonObject { ["type"] = "null" });
        }
    });

    public static void RefWithSiblings(JsonObject description)
    {
        description.Properties("Project")["target_budget"] = Parse(
            """{ "$ref": "#/components/schemas/Money", "description": "Budget.", "nullable": true, "x-order": 1 }""");
        description.Properties("CreateProject")["status"] = Parse(
            """{ "$ref": "#/components/schemas/ProjectStatus", "type": ["null", "string"], "default": "in_progress" }""");
        description.Properties("Person")["worker_type"] = Parse(
            """{ "allOf": [{ "$ref": "#/components/schemas/WorkerType" }], "description": "Kind of employment." }""");
    }

    public static void NumbersAsStrings(JsonObject description) => description.Visit(node =>
    {
        var types = node["type"] is JsonObject ? [] : node.Types();
        var isWhole = types.Any(type => type?.ToString() == "integer");
        if (isWhole || types.Any(type => type?.ToString() == "number"))
        {
            types.Add("string");
            node["type"] = types;
            node["pattern"] = isWhole ? @"^-?(?:0|[1-9]\d*)$" : @"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$";
        }
    });

    public static void NoOperationIds(JsonObject description)
        => description.Operations().ToList().ForEach(one => one.Node.Remove("operationId"));

    public static void OtherOperationIds(JsonObject description)
    {
        foreach (var (index, (_, _, node)) in description.Operations().Index())
        {
            node["operationId"] = $"api_{node["tags"]![0]}_call{index}";
        }
    }

    public static void NoTags(JsonObject description)
        => description.Operations()
            .Where(one => one.Path.StartsWith("/v1/projects", StringComparison.Ordinal))
            .ToList()
            .ForEach(one => one.Node.Remove("tags"));

    public static void TwiceTheSameOperationId(JsonObject description)
    {
        var getRole = description.Operation("GetRole");
        description.Operation("ListTags")["operationId"] = "GetTag";
        getRole["operationId"] = "GetTag";
    }

    public static void EnumDefault(JsonObject description)
    {
        description.Properties("CreateProject")["status"] = Parse(
            """{ "$ref": "#/components/schemas/ProjectStatus", "default": "in_progress" }""");
        description.Schemas()["WorkerType"]!["default"] = "full_time";
        description.Properties("Stage")["kind"] = Parse("""{ "type": "string", "enum": ["open", "won", null], "default": "open" }""");
        description.Operation("ListProjects")["parameters"]!.AsArray()
            .Add(Parse(
                """{ "name": "order", "in": "query", "schema": { "type": "string", "enum": ["asc", "desc"], "default": "asc" } }"""));
    }

    public static void InlineSchemas(JsonObject description)
        => description.PutInline(name => IsPage(name) || IsBody(name) || name is "Money" or "WorkerType");

    public static void SeveralContentTypes(JsonObject description)
    {
        foreach (var (_, _, operation) in description.Operations())
        {
            Offer(
                operation["requestBody"],
                "application/xml",
                "application/json-patch+json",
                "application/json",
                "text/json",
                "application/*+json");
            operation["responses"]!.AsObject()
                .ToList()
                .ForEach(answer => Offer(answer.Value, "text/plain", "application/json", "text/json"));
        }
    }

    public static void DefaultAnd2XX(JsonObject description)
    {
        foreach (var (_, verb, operation) in description.Operations())
        {
            var answers = operation["responses"]!;
            var success = (answers["200"] ?? answers["201"])?.DeepClone();
            operation["responses"] = verb == "get"
                ? new JsonObject { ["2XX"] = success, ["default"] = answers["400"]?.DeepClone() }
                : new JsonObject { ["default"] = success };
        }
    }

    /// <summary>As 3.1 allows: a path item stands among the components, and is referred to.</summary>
    public static void SharedPathItem(JsonObject description)
    {
        var path = description.PathItem("/v1/projects/{id}").DeepClone();
        description["components"]!["pathItems"] = new JsonObject { ["Project"] = path };
        description["paths"]!["/v1/projects/{id}"] = Parse("""{ "$ref": "#/components/pathItems/Project" }""");
    }

    public static void NewOperation(JsonObject description) => description.PathItem("/v1/projects/{id}").Add("""
        { "delete": { "operationId": "DeleteProject", "tags": ["Projects"], "summary": "Delete a project",
          "parameters": [{ "$ref": "#/components/parameters/ProjectId" }], "responses": { "204": { "description": "Deleted." } } } }
        """);

    public static void NewTag(JsonObject description)
    {
        description["paths"]!.AsObject().Add("""
            { "/v1/invoices": { "get": { "operationId": "ListInvoices", "tags": ["Invoices"], "summary": "List invoices",
              "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32" } }],
              "responses": { "200": { "description": "A page.",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/InvoicePage" } } } } } } } }
            """);
        description.Schemas().Add("""
            { "Invoice": { "type": "object", "properties": { "id": { "type": "string", "format": "uuid" },
            "amount": { "type": "number" }, "paid": { "type": "boolean" } } },
              "InvoicePage": { "type": "object", "properties": { "total": { "type": "integer" }, "total_pages": { "type": "integer" },
                "results": { "type": "array", "items": { "$ref": "#/components/schemas/Invoice" } } } } }
            """);
    }

    public static void NewEnumValue(JsonObject description) => description.Schemas()["ProjectStatus"]!["enum"]!.AsArray().Add("on_hold");

    public static void NewRequiredMember(JsonObject description)
    {
        description.Properties("CreateProject")
            .Add("""{ "office_id": { "type": "string", "format": "uuid", "description": "Office." } }""");
        description.Schemas()["CreateProject"]!["required"]!.AsArray().Add("office_id");
        description.Properties("Project").Add("""{ "office_id": { "type": "string", "format": "uuid" } }""");
    }

    public static void RenamedMember(JsonObject description) => description.Properties("UpdateProject").Rename("archived", "is_archived");

    public static void RemovedOperation(JsonObject description) => description.PathItem("/v1/projects/{id}").Remove("patch");

    public static void ChangedPathParameter(JsonObject description)
        => description["components"]!["parameters"]!["RoleId"]!["schema"] = Parse("""{ "type": "integer", "format": "int64" }""");

    /// <summary>For the list of changes that UpdateOpenApi prints.</summary>
    public static void Everything(JsonObject description)
    {
        foreach (var change in new Action<JsonObject>[]
        {
            NewOperation, NewTag, NewEnumValue, NewRequiredMember, RenamedMember, ChangedPathParameter
        })
        {
            change(description);
        }

        description.PathItem("/v1/tags").Remove("get");
        description.Properties("CreateProject")["name"] = Parse("""{ "type": "integer" }""");
    }

    public static void HostileNames(JsonObject description)
    {
        description.RenameSchemas(name => name == "Money" ? "Vendor.Api.Models.Money" : name);
        description.Schemas().Add("""{ "Task": { "type": "object", "properties": { "title": { "type": "string" } } } }""");
        description.Properties("Person").Add("""
            { "task": { "$ref": "#/components/schemas/Task" }, "given-name": { "type": "string" }, "2nd_name": { "type": "string" },
            "class": { "type": "string" } }
            """);
        foreach (var (name, place) in new[]
        {
            ("$top", "query"),
            ("filter[name]", "query"),
            ("class", "query"),
            ("X-Request-ID", "header"),
            ("X-API-KEY", "header"),
            ("session", "cookie")
        })
        {
            description.Operation("ListProjects")["parameters"]!.AsArray()
                .Add(new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = new JsonObject { ["type"] = "string" } });
        }

        foreach (var (_, _, operation) in description.Operations())
        {
            operation["tags"] = new JsonArray([.. operation["tags"]!.AsArray().Select(tag => JsonValue.Create(InWords(tag!.ToString())))]);
        }
    }

    public static void FilesAndForms(JsonObject description) => description["paths"]!.AsObject().Add("""
        { "/v1/people/{id}/portrait": {
          "post": { "operationId": "UploadPortrait", "tags": ["People"], "parameters": [{ "$ref": "#/components/parameters/PersonId" }],
            "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object",
            "properties": { "file": { "type": "string", "format": "binary" } } } } } },
            "responses": { "204": { "description": "Kept." } } },
          "get": { "operationId": "DownloadPortrait", "tags": ["People"], "parameters": [{ "$ref": "#/components/parameters/PersonId" }],
            "responses": { "200": { "description": "The picture.", "content": { "image/png": { "schema": { "type": "string",
            "format": "binary" } } } } } } } }
        """);

    public static void OddSchemas(JsonObject description)
    {
        description.Schemas().Add("""
            { "Labels": { "type": "object", "additionalProperties": { "type": "string" } }, "Names": { "type": "array",
            "items": { "type": "string" } },
              "Code": { "type": "string", "minLength": 1 }, "Nothing": {} }
            """);
        description.Properties("Person").Add("""
            { "labels": { "$ref": "#/components/schemas/Labels" }, "names": { "$ref": "#/components/schemas/Names" },
              "code": { "$ref": "#/components/schemas/Code" }, "nothing": { "$ref": "#/components/schemas/Nothing" }, "anything": true,
              "level": { "type": "integer", "enum": [1, 2, 3] }, "kind": { "const": "person" },
              "contact": { "anyOf": [{ "type": "object", "properties": { "phone": { "type": "string" } } }, { "type": "string" }] },
              "map": { "type": "object", "additionalProperties": { "type": ["number", "string"] } },
              "nested": { "type": "array", "items": { "type": "object", "properties": { "inner": { "type": "object",
              "properties": { "x": { "type": "number" } } } } } },
              "manager": { "allOf": [{ "$ref": "#/components/schemas/Role" }, { "type": "object",
              "properties": { "since": { "type": "string", "format": "date" } } }] },
              "when": { "type": "string", "format": "time" }, "blob": { "type": "string", "format": "byte" },
              "length": { "type": "string", "format": "duration" }, "home": { "type": "string", "format": "uri" } }
            """);
    }

    private static bool IsPage(string schema) => schema.EndsWith("Page", StringComparison.Ordinal);

    private static bool IsBody(string schema)
        => schema.StartsWith("Create", StringComparison.Ordinal) || schema.StartsWith("Update", StringComparison.Ordinal);

    // ProjectOfferings becomes Project Offerings.
    private static string InWords(string name)
        => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));

    private static bool IsNull(JsonNode? type) => type is null || type.ToString() == "null";

    private static void ToEdition30(JsonObject node)
    {
        var isNullable = false;
        if (node["examples"] is JsonArray examples)
        {
            node.Remove("examples");
            node["example"] = examples[0]?.DeepClone();
        }

        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (node[keyword] is JsonArray branches)
            {
                node.Remove(keyword);
                isNullable |= branches.RemoveAll(branch => branch?["type"] is JsonValue type && type.ToString() == "null") > 0;
                node[branches.Count == 1 ? "allOf" : keyword] = branches;
            }
        }

        if (node["type"] is JsonArray types)
        {
            isNullable |= types.Any(IsNull);
            node["type"] = types.First(type => !IsNull(type))!.DeepClone();
        }

        // Nothing may stand beside a reference.
        if (node.ContainsKey("$ref") && node.Count > 1)
        {
            node.Remove("$ref", out var reference);
            node["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference });
        }

        if (isNullable)
        {
            node["nullable"] = true;
        }
    }

    private static void Offer(JsonNode? holder, params string[] types)
    {
        if (holder?["content"] is JsonObject { Count: > 0 } content)
        {
            var body = content.First().Value!;
            holder["content"] = new JsonObject(types.Select(type => KeyValuePair.Create(type, (JsonNode?)body.DeepClone())));
        }
    }
}

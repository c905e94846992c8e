using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Parallax.Testing;

/// <summary>Reads the operations out of the document, and enters their schemas into the catalogue.</summary>
internal sealed class OperationReader(DescriptionDocument document, SchemaCatalogBuilder schemas)
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    public IEnumerable<ApiOperation> ReadAll()
    {
        foreach (var (path, node) in document.Root["paths"] as JsonObject ?? [])
        {
            if (node is not JsonObject reference)
            {
                continue;
            }

            var item = Whole(reference);
            foreach (var verb in Verbs)
            {
                if (item[verb] is JsonObject operation)
                {
                    yield return Read(verb, path, item, operation);
                }
            }
        }
    }

    /// <summary>
    /// A path item together with what stands beside its reference, which is the more exact; both lists of parameters count.
    /// </summary>
    private JsonObject Whole(JsonObject item)
    {
        if (!item.ContainsKey("$ref"))
        {
            return item;
        }

        var whole = (JsonObject)document.Resolve(item).DeepClone();
        foreach (var (name, value) in item.Where(member => member.Key is not "$ref"))
        {
            whole[name] = name is "parameters" && value is JsonArray more && whole[name] is JsonArray list
                ? new JsonArray([.. more.Concat(list).Select(parameter => parameter?.DeepClone())])
                : value?.DeepClone();
        }

        return whole;
    }

    private ApiOperation Read(string verb, string path, JsonObject item, JsonObject operation)
    {
        var template = new PathTemplate(path);
        var (status, answer) = Success(operation);
        return new ApiOperation
        {
            Method = verb.ToUpperInvariant(),
            Template = template,
            Id = operation["operationId"]?.ToString() ?? $"{verb.ToUpperInvariant()} {path}",
            Kind = Classify(verb, template, status, answer),
            Parameters = [.. Parameters(item, operation)],
            Body = Body(operation),
            SuccessStatus = status,
            Answer = answer,
        };
    }

    private static OperationKind Classify(string verb, PathTemplate template, int status, SchemaNode? answer) => verb switch
    {
        "get" when answer is not null && answer.Members.TryGetValue("results", out var results) && results.Type is "array"
            => OperationKind.List,
        "get" when template.EndsInParameter => OperationKind.Get,
        "get" when answer?.Type is "object" => OperationKind.Singleton,
        "post" when status == 201 && answer is not null && !template.EndsInParameter => OperationKind.Create,
        "patch" or "put" => OperationKind.Update,
        "delete" when template.EndsInParameter => OperationKind.Delete,
        _ => OperationKind.Sample,
    };

    private IEnumerable<ApiParameter> Parameters(JsonObject item, JsonObject operation)
        => (operation["parameters"] as JsonArray ?? [])
            .Concat(item["parameters"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(document.Resolve)
            .DistinctBy(parameter => (parameter["name"]?.ToString(), parameter["in"]?.ToString()))
            .Where(parameter => parameter["in"]?.ToString() is "path" or "query")
            .Select(parameter => new ApiParameter(
                parameter["name"]?.ToString() ?? throw new InvalidDataException("The description has a parameter without a name."),
                parameter["in"]!.ToString() is "path",
                parameter["required"]?.GetValue<bool>() ?? false,
                new SchemaNode(document, parameter["schema"]),
                schemas.Add(parameter["schema"])));

    private ApiBody? Body(JsonObject operation)
    {
        if (operation["requestBody"] is not JsonObject reference)
        {
            return null;
        }

        var body = document.Resolve(reference);
        var contents = (body["content"] as JsonObject ?? []).ToList();
        var schema = contents.Select(content => content.Value?["schema"]).FirstOrDefault();
        return new ApiBody(
            body["required"]?.GetValue<bool>() ?? false,
            [.. contents.Select(content => content.Key)
                .Append("application/json")
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(type => MediaTypeHeaderValue.Parse(type))],
            new SchemaNode(document, schema),
            schemas.Add(schema));
    }

    /// <summary>The lowest 2xx that is described, but 204 where both it and 200 are and neither has a body.</summary>
    private (int Status, SchemaNode? Answer) Success(JsonObject operation)
    {
        var answers = (operation["responses"] as JsonObject ?? [])
            .Where(pair => pair.Key.StartsWith('2') && pair.Value is JsonObject)
            .Select(pair => (
                Status: int.TryParse(pair.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 200,
                Schema: JsonSchemaOf(document.Resolve((JsonObject)pair.Value!)["content"] as JsonObject)))
            .OrderBy(answer => answer.Schema is null)
            .ThenBy(answer => answer.Schema is null && answer.Status == 204 ? 0 : answer.Status)
            .ToList();

        return answers.Count == 0
            ? (200, null)
            : (answers[0].Status, answers[0].Schema is { } schema ? new SchemaNode(document, schema) : null);
    }

    private static JsonNode? JsonSchemaOf(JsonObject? contents)
        => (contents?["application/json"]
            ?? contents?.FirstOrDefault(content => content.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).Value)?["schema"];
}

using System.Text.Json.Nodes;
using Parallax.Tests.Testing.Description;

namespace Parallax.Tests.Testing;

/// <summary>Every way to get each operation wrong that its description tells.</summary>
internal static class BadRequestCases
{
    private const string Json = "application/json-patch+json";

    public static IEnumerable<TestCaseData> All()
    {
        foreach (var operation in DescribedApi.Operations)
        {
            var parameters = PathCases(operation)
                .Concat(QueryCases(operation))
                .Select(bad => (bad.Kind, bad.Path, Body: (string?)null, Json, 400, (string?)bad.Field));
            var bodies = BodyCases(operation)
                .Select(bad => (bad.Kind, Path: operation.PathWith(), bad.Body, bad.ContentType, bad.Status, bad.Field));
            foreach (var (kind, path, body, contentType, status, field) in parameters.Concat(bodies))
            {
                yield return new TestCaseData(
                    operation,
                    path,
                    body ?? (operation.BodySchema is null ? null : operation.FullBody().ToJsonString()),
                    contentType,
                    status,
                    field)
                    .SetArgDisplayNames(operation.Id, kind, field ?? string.Empty);
            }
        }
    }

    private static IEnumerable<(string Kind, string Path, string Field)> PathCases(DescribedOperation operation)
        => from parameter in operation.PathParameters
        let name = parameter["name"]!.ToString()
        from value in new[] { "17", "11111111111141118111111111111111", "null" }
        select ($"bad uuid {value}", operation.PathWith(name, value), name);

    private static IEnumerable<(string Kind, string Path, string Field)> QueryCases(DescribedOperation operation)
        => from parameter in operation.QueryParameters
        let name = parameter["name"]!.ToString()
        from value in BadValues(name, parameter["schema"]!)
        select ($"query {value}", $"{operation.PathWith()}?{name}={value}", name);

    private static string[] BadValues(string name, JsonNode schema)
        => (name, schema["type"]!.ToString(), schema["format"]?.ToString()) switch
    {
        ("page", _, _) => ["0", "-1", "x", "1.5", "", "2147483648", "1&page=2"],
        ("page_size", _, _) => ["0", "501", "x", "99999999999999999999"],
        (_, "boolean", _) => ["maybe", "1", ""],
        (_, _, "date") => ["2025-02-30", "2025-3-1", "2025-03-01T00:00:00Z", "today"],
        (_, _, "uuid") => ["17", "{11111111-1111-4111-8111-111111111111}"],
        _ => [],
    };

    private static IEnumerable<(string Kind, string? Body, string ContentType, int Status, string? Field)> BodyCases(
        DescribedOperation operation)
    {
        if (operation.BodySchema is not { } schema)
        {
            yield break;
        }

        var full = operation.FullBody().ToJsonString();
        yield return ("not JSON", "{\"name\": nonsense", Json, 400, "$");
        yield return ("not UTF-16", full.Replace("{", "{\"x\":\"\\ud800\",", StringComparison.Ordinal), Json, 400, "$");
        yield return ("twice the same member", """{"name":"a","name":"b"}""", Json, 400, "$");
        yield return ("empty", string.Empty, Json, 400, "$");
        yield return ("an array", $"[{full}]", Json, 400, "$");
        yield return ("null", "null", Json, 400, "$");
        yield return ("plain text", full, "text/plain", 415, null);
        yield return ("form", "name=x", "application/x-www-form-urlencoded", 415, null);
        yield return ("2 MB", $"{{\"name\":\"{new string('x', 2_000_000)}\"}}", Json, 413, null);
        yield return ("unknown member", With(operation, "colour", "blue"), Json, 400, "colour");
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(name => name!.ToString()))
        {
            yield return ("missing", With(operation, name, value: null, remove: true), Json, 400, name);
        }

        foreach (var (name, member) in schema["properties"]!.AsObject())
        {
            foreach (var (kind, value, field) in BadMembers(name, member!))
            {
                yield return (kind, With(operation, name, value), Json, 400, field);
            }
        }
    }

    private static IEnumerable<(string Kind, JsonNode? Value, string Field)> BadMembers(string name, JsonNode member)
    {
        var alternatives = member["oneOf"]?.AsArray();
        var schema = DescribedApi.Resolve(alternatives?.Single(alternative => alternative!["type"]?.ToString() != "null") ?? member);
        var types = schema["type"] is JsonArray several
            ? [.. several.Select(type => type!.ToString())]
            : new[] { schema["type"]!.ToString() };

        yield return ("wrong type", types.Contains("string") ? 5 : "five", name);
        yield return ("wrong type", types.Contains("object") ? new JsonArray() : new JsonObject(), name);
        if (alternatives is null && !types.Contains("null"))
        {
            yield return ("null", null, name);
        }

        if (types.Contains("number"))
        {
            yield return ("too large for any number", JsonNode.Parse("1e400"), name);
        }

        if (schema["maximum"] is not null)
        {
            yield return ("above the maximum", 1.01, name);
        }

        if (types.Contains("array"))
        {
            yield return ("wrong item", new JsonArray("a", 5), $"{name}[1]");
        }

        if (schema["enum"] is not null)
        {
            yield return ("unknown value", "invented", name);
        }

        var badFormats = schema["format"]?.ToString() switch
        {
            "uuid" => new[] { "17", "11111111111141118111111111111111", "" },
            "date" => ["2025-02-30", "12.03.2025", "2025-03-12T00:00:00Z", ""],
            _ => [],
        };
        foreach (var text in badFormats)
        {
            yield return ($"bad {schema["format"]} {text}", text, name);
        }

        foreach (var (inner, nested) in schema["properties"]?.AsObject() ?? [])
        {
            var value = member["examples"]![0]!.DeepClone().AsObject();
            value[inner] = DescribedApi.Resolve(nested!)["type"]!.ToString() is "string" ? 5 : "five";
            yield return ("wrong type inside", value, $"{name}.{inner}");
        }
    }

    private static string With(DescribedOperation operation, string name, JsonNode? value, bool remove = false)
    {
        var body = operation.FullBody();
        body[name] = value;
        if (remove)
        {
            body.Remove(name);
        }

        return body.ToJsonString();
    }
}

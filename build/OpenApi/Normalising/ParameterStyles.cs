using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Says for every parameter how the client writes it, where that is not as usual: by <c>style</c> and <c>explode</c>, or as JSON. What
/// OpenAPI has no form for, such as a list of objects in a query, is left out; if it is required, together with the operation.
/// </summary>
internal static class ParameterStyles
{
    /// <summary>What the template gives to the client: <c>Form, explode: false</c>.</summary>
    public const string Style = "x-parameter-style";

    // A schema may be made of itself.
    private const int MostLevels = 8;

    private static readonly string?[] Places = ["query", "path", "header", "cookie"];

    private static readonly string[] Unions = ["allOf", "anyOf", "oneOf"];

    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            foreach (var node in operation.Node.Array("parameters")!.ToList())
            {
                var parameter = document.Resolve(node)!;
                if (HasForm(document, parameter, out var style))
                {
                    if (style is not null)
                    {
                        parameter[Style] = style;
                    }

                    continue;
                }

                var isRequired = parameter.IsTrue("required");
                notes.Add(
                    "parameters have a form that OpenAPI does not define: they are left out",
                    $"{operation.Place} takes the {parameter.Text("in")} parameter '{parameter.Text("name")}' "
                    + $"in a form that OpenAPI does not define: the {(isRequired ? "operation" : "parameter")} is left out");
                operation.Node.Array("parameters")!.Remove(node);
                if (isRequired)
                {
                    operation.PathItem.Remove(operation.Verb);
                    break;
                }
            }
        }

        // The generator refuses the whole description for a style or a place that it does not know.
        var shared = document.Root.Object("components").Object("parameters");
        var used = document.Operations.SelectMany(operation => operation.Parameters);
        foreach (var parameter in used.Concat(shared.Objects().Select(parameter => parameter.Value)).ToList())
        {
            parameter.Remove("style");
            parameter.Remove("explode");
            parameter.Remove("allowReserved");
        }

        foreach (var (name, parameter) in shared.Objects())
        {
            if (!parameter.ContainsKey("$ref") && !Places.Contains(parameter.Text("in")))
            {
                shared!.Remove(name);
            }
        }
    }

    private static bool HasForm(Document document, JsonObject parameter, out string? written)
    {
        var place = parameter.Text("in");
        written = null;
        if (parameter.Object("content") is { Count: > 0 } content && !parameter.ContainsKey("schema"))
        {
            written = content.First().Key.Contains("json", StringComparison.OrdinalIgnoreCase) ? "Json, explode: false" : null;
            return Places.Contains(place) && (written is not null || KindOf(document, Operation.FirstSchema(content)) == Kind.Plain);
        }

        var kind = KindOf(document, parameter["schema"]);
        var usual = place is "query" or "cookie" ? "form" : "simple";
        var style = parameter.Text("style") ?? usual;
        var explode = parameter["explode"] is null ? style is "form" or "cookie" : parameter.IsTrue("explode");
        var reserved = place == "query" && parameter.IsTrue("allowReserved") ? ", allowReserved: true" : "";
        var isUsual = style == usual && reserved.Length == 0 && (kind == Kind.Plain || explode == (usual == "form"));
        written = isUsual ? null : $"{Naming.Words.Pascal(style)}, explode: {(explode ? "true" : "false")}{reserved}";
        return kind != Kind.Nested && (place, style) switch
        {
            ("query", "form") or ("path", "simple" or "label" or "matrix") or ("header", "simple") or ("cookie", "cookie") => true,
            ("query", "spaceDelimited" or "pipeDelimited") => kind != Kind.Object || !explode,
            ("query", "deepObject") => kind != Kind.List,
            ("cookie", "form") => kind <= Kind.Plain || !explode,
            _ => false,
        };
    }

    private static Kind KindOf(Document document, JsonNode? schema)
    {
        var parts = Parts(document, schema, depth: 0).ToList();
        var kind = parts.Select(Outside).DefaultIfEmpty(Kind.Any).Max();
        var inside = parts.SelectMany(part => part.Object("properties").Objects().Select(property => property.Value)
            .Append(part.Object("items")).Append(part.Object("additionalProperties")));
        return inside.Any(inner => Parts(document, inner, depth: 0).Any(part => Outside(part) >= Kind.List)) ? Kind.Nested : kind;
    }

    // The schema and whatever it is made of; references followed.
    private static IEnumerable<JsonObject> Parts(Document document, JsonNode? node, int depth)
        => document.Resolve(node) is not { } schema || depth > MostLevels ? []
            : Unions.SelectMany(keyword => schema.Array(keyword) ?? [])
                .SelectMany(branch => Parts(document, branch, depth + 1)).Prepend(schema);

    private static Kind Outside(JsonObject schema)
    {
        var types = (schema["type"] as JsonArray ?? [schema["type"]?.DeepClone()]).Select(type => type?.ToString()).ToList();
        return schema.ContainsKey("properties") || schema.Object("additionalProperties") is not null || types.Contains("object")
            ? Kind.Object
            : schema.ContainsKey("items") || types.Contains("array") ? Kind.List
            : types is [null] && !schema.ContainsKey("enum") && !schema.ContainsKey("const") ? Kind.Any
            : Kind.Plain;
    }

    // From what can be written anywhere to what can be written nowhere. Of any JSON, the client looks at each value.
    private enum Kind
    {
        Any,
        Plain,
        List,
        Object,
        Nested,
    }
}

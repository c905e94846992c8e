using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Parallax.Testing;

/// <summary>Reads the parameters of an operation from path and query. What the description does not know is ignored there.</summary>
internal static class ParameterReader
{
    public static Dictionary<string, JsonNode> Read(
        ApiOperation operation, IReadOnlyList<string> path, IQueryCollection query, SchemaCatalog schemas, FieldErrors errors)
    {
        var inPath = operation.Template.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => path[parameter.Place], StringComparer.Ordinal);
        var values = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters)
        {
            var texts = parameter.InPath ? new StringValues(inPath.GetValueOrDefault(parameter.Name)) : query[parameter.Name];
            if (Value(parameter, texts, errors) is not { } value)
            {
                continue;
            }

            errors.AddUnder(parameter.Name, schemas.Check(parameter.SchemaKey, value));
            values[parameter.Name] = value;
        }

        return values;
    }

    private static JsonNode? Value(ApiParameter parameter, StringValues texts, FieldErrors errors)
    {
        if (texts.Count == 0)
        {
            if (parameter.Required)
            {
                errors.Add(parameter.Name, "Is required.");
            }

            return parameter.Default?.DeepClone();
        }

        if (parameter.IsArray)
        {
            return new JsonArray([.. texts.Select(text => Typed(parameter.Schema.Items, text!))]);
        }

        if (texts.Count > 1)
        {
            errors.Add(parameter.Name, "Is given more than once.");
        }

        return Typed(parameter.Schema, texts[0] ?? string.Empty);
    }

    /// <summary>Text that does not read as the type stays text, and the schema then says what was expected.</summary>
    private static JsonValue Typed(SchemaNode? schema, string text) => schema?.Type switch
    {
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            => JsonValue.Create(whole),
        "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when text is "true" or "false" => JsonValue.Create(text is "true"),
        _ => JsonValue.Create(text)!,
    };
}

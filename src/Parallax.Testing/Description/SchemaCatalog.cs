using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Parallax.Testing;

/// <summary>Judges values by the schemas of the description. The judging itself is NJsonSchema's.</summary>
internal sealed class SchemaCatalog(JsonSchema root)
{
    private static readonly JsonSchemaValidatorSettings Settings = StrictSettings();

    public FieldErrors Check(string schemaKey, JsonNode? value)
    {
        var errors = new FieldErrors();
        ErrorTranslation.Translate(root.Definitions[schemaKey].Validate(JsonTokens.From(value), Settings), errors);
        return errors;
    }

    /// <summary>The library is content when one of several validators of a format is, so its own lenient ones go.</summary>
    private static JsonSchemaValidatorSettings StrictSettings()
    {
        var settings = new JsonSchemaValidatorSettings();
        StrictFormat[] strict = [StrictFormat.Uuid, StrictFormat.Date, StrictFormat.DateTime];
        settings.FormatValidators =
        [
            .. settings.FormatValidators.ExceptBy(strict.Select(format => format.Format), format => format.Format, StringComparer.Ordinal),
            .. strict
        ];
        return settings;
    }
}

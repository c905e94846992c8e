using NJsonSchema;
using NJsonSchema.Validation;

namespace Parallax.Testing;

/// <summary>Puts the library's findings under the name of the field and into words.</summary>
internal static class ErrorTranslation
{
    public static void Translate(IEnumerable<ValidationError> found, FieldErrors errors)
    {
        var list = found.ToList();

        // What is not an object lacks all members of one: that goes without saying.
        if (list.Exists(error => error.Kind is ValidationErrorKind.ObjectExpected))
        {
            list.RemoveAll(error => error.Kind is ValidationErrorKind.PropertyRequired);
        }

        foreach (var error in list)
        {
            if (Inner(error) is { } inner)
            {
                Translate(inner, errors);
            }
            else
            {
                errors.Add(Field(error), Words(error));
            }
        }
    }

    /// <summary>Of "null or that", what speaks against that; null where there is more than one alternative.</summary>
    private static IEnumerable<ValidationError>? Inner(ValidationError error)
    {
        var alternatives = error switch
        {
            MultiTypeValidationError types
                => types.Errors.Where(pair => pair.Key is not JsonObjectType.Null).Select(pair => pair.Value).ToList(),
            ChildSchemaValidationError schemas
                => schemas.Errors.Where(pair => pair.Key.ActualSchema.Type is not JsonObjectType.Null).Select(pair => pair.Value).ToList(),
            _ => [],
        };
        return alternatives.Count == 1 && alternatives[0].Count > 0 ? alternatives[0] : null;
    }

    private static string Field(ValidationError error)
    {
        var path = (error.Path ?? string.Empty).TrimStart('#').TrimStart('/');
        return path.Length == 0 ? FieldErrors.WholeBody : path;
    }

    private static string Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "Is required.",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "Is not known here.",
        ValidationErrorKind.StringExpected => "Has to be a string.",
        ValidationErrorKind.NumberExpected => "Has to be a number.",
        ValidationErrorKind.IntegerExpected => "Has to be a whole number.",
        ValidationErrorKind.BooleanExpected => "Has to be true or false.",
        ValidationErrorKind.ObjectExpected => "Has to be an object.",
        ValidationErrorKind.ArrayExpected => "Has to be an array.",
        ValidationErrorKind.DateExpected => "Has to be a day of the form yyyy-MM-dd.",
        ValidationErrorKind.DateTimeExpected => "Has to be a date and time with offset, as in RFC 3339.",
        ValidationErrorKind.UuidExpected or ValidationErrorKind.GuidExpected => "Has to be a uuid.",
        ValidationErrorKind.NumberTooSmall => $"Is too small: the least is {error.Schema.Minimum ?? error.Schema.ExclusiveMinimum}.",
        ValidationErrorKind.NumberTooBig => $"Is too large: the most is {error.Schema.Maximum ?? error.Schema.ExclusiveMaximum}.",
        ValidationErrorKind.NotInEnumeration => $"Has to be one of: {string.Join(", ", error.Schema.Enumeration)}.",
        _ => $"Does not fit the description ({error.Kind}).",
    };
}

using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Parallax.Testing;

/// <summary>The formats where the library lets more through than RFC 3339 and RFC 9562 do.</summary>
internal sealed partial class StrictFormat(string format, ValidationErrorKind kind, Func<string, bool> isValid) : IFormatValidator
{
    public static readonly StrictFormat Uuid = new(
        "uuid", ValidationErrorKind.UuidExpected, value => Guid.TryParseExact(value, "D", out _));

    public static readonly StrictFormat Date = new(
        "date",
        ValidationErrorKind.DateExpected,
        value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    public static readonly StrictFormat DateTime = new(
        "date-time",
        ValidationErrorKind.DateTimeExpected,
        value => Rfc3339().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    public ValidationErrorKind ValidationErrorKind => kind;

    public string Format => format;

    public bool IsValid(string value, JTokenType tokenType) => tokenType is not JTokenType.String || isValid(value);

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();
}

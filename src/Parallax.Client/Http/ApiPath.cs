using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parallax;

/// <summary>
/// The address of an operation, filled in: <c>$"v1/projects/{id:id}"</c>, with the name that the description has for a value behind
/// the colon. In one text from the start: combining two addresses takes as much memory again as the whole request.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct ApiPath
{
    private const int Usual = 256;

    [ThreadStatic]
    private static StringBuilder? spare;

    public ApiPath(int literalLength, int valueCount, Uri? baseAddress)
    {
        Text = (spare ?? new StringBuilder(Usual)).Append(baseAddress is null ? "" : BaseAddresses.AsPrefix(baseAddress).AbsoluteUri);
        spare = null;
    }

    /// <summary>What there is of the address by now; the query comes behind it.</summary>
    public StringBuilder Text { get; }

    /// <summary>Ends the building of an address.</summary>
    public static Uri Take(StringBuilder text)
    {
        var address = new Uri(text.ToString(), UriKind.RelativeOrAbsolute);
        if (text.Capacity <= Usual)
        {
            spare = text.Clear();
        }

        return address;
    }

    public void AppendLiteral(string text) => Text.Append(text);

    /// <summary>Appends a value as one segment.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">What stands behind the colon: the name.</param>
    /// <exception cref="ArgumentException">The value would make another path of it, and so call another operation.</exception>
    public void AppendFormatted<T>(T value, string format)
    {
        if (value is Guid)
        {
            // As nearly all ids are. There is nothing to escape, and no need for a string of its own.
            Text.Append(CultureInfo.InvariantCulture, $"{value}");
            return;
        }

        AppendFormatted(new PathParameter<T>(format, value, ParameterStyle.Simple, explode: false));
    }

    /// <summary>Appends a value in another style.</summary>
    /// <exception cref="ArgumentException">The value would make another path of it, and so call another operation.</exception>
    public void AppendFormatted<T>(PathParameter<T> parameter)
    {
        var (name, value, style, explode) = (parameter.Name, parameter.Value, parameter.Style, parameter.Explode);
        var parts = ParameterParts.Of(name, value);
        var separator = (style, explode) switch { (ParameterStyle.Label, true) => ".", (ParameterStyle.Matrix, true) => ";", _ => "," };
        var text = style switch
        {
            ParameterStyle.Json => Uri.EscapeDataString(Encoding.UTF8.GetString(JsonBytes.Of(value))),
            _ when parts.IsEmpty => "",
            ParameterStyle.Label => $".{Join(parts)}",
            ParameterStyle.Matrix when explode && parts.AreNamed => $";{Join(parts)}",
            ParameterStyle.Matrix when explode && parts.Single is null
                => string.Concat(parts.Items.Select(item => Matrix(name, Uri.EscapeDataString(item.Text)))),
            ParameterStyle.Matrix => Matrix(name, Join(parts)),
            _ => Join(parts),
        };
        if (text is "" or "." or "..")
        {
            throw new ArgumentException($"'{name}' is part of the path and cannot be '{text}'.", name);
        }

        Text.Append(text);

        string Join(ParameterParts several) => several.Join(separator, Uri.EscapeDataString, explode ? "=" : ",");
    }

    private static string Matrix(string name, string escaped)
        => $";{Uri.EscapeDataString(name)}{(escaped.Length == 0 ? "" : "=")}{escaped}";
}

/// <summary>A value in a path that is not written as it is in most paths.</summary>
internal readonly struct PathParameter<T>(string name, T value, ParameterStyle style, bool explode)
{
    public string Name => name;

    public T Value => value;

    public ParameterStyle Style => style;

    public bool Explode => explode;
}

internal static class PathParameter
{
    public static PathParameter<T> Of<T>(string name, T value, ParameterStyle style, bool explode) => new(name, value, style, explode);
}

using System.Text;

namespace Parallax;

/// <summary>The parameters of a call: in the query, the headers and the cookies, each in the style that the description names.</summary>
internal sealed partial class ApiRequest
{
    private bool _hasQuery;
    private string? _cookies;
    private List<(string Name, string Value)>? _contentHeaders;

    /// <summary>Adds a query parameter; null leaves it out, a list repeats it.</summary>
    public ApiRequest Query<T>(string name, T value) => Query(name, value, ParameterStyle.Form, explode: true);

    /// <summary>Adds a query parameter in the style that the description names; null and what is empty leave it out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value: one, a list, or an object.</param>
    /// <param name="style">The style.</param>
    /// <param name="explode">Whether each of several values is a parameter.</param>
    /// <param name="allowReserved">Whether <c>/</c> and the like are sent as they are.</param>
    /// <exception cref="ArgumentException">The style has no form for this value.</exception>
    public ApiRequest Query<T>(string name, T value, ParameterStyle style, bool explode, bool allowReserved = false)
    {
        if (value is null)
        {
            return this;
        }

        Func<string, string> escape = allowReserved ? EscapeButReserved : Uri.EscapeDataString;
        if (style == ParameterStyle.Json)
        {
            return AddToQuery(name, Uri.EscapeDataString(Encoding.UTF8.GetString(JsonBytes.Of(value))));
        }

        if (value is string or Guid or DateOnly or DateTimeOffset or bool or int or long or decimal)
        {
            return AddToQuery(name, escape(WireText.Of(value)));
        }

        var parts = ParameterParts.Of(name, value);
        if (parts.Single is not null)
        {
            return AddToQuery(name, escape(parts.Single));
        }

        if (explode || style == ParameterStyle.DeepObject)
        {
            foreach (var (property, text) in parts.Items)
            {
                AddToQuery(property is null ? name : style == ParameterStyle.DeepObject ? $"{name}[{property}]" : property, escape(text));
            }

            return this;
        }

        var (separator, written, what) = style switch
        {
            ParameterStyle.SpaceDelimited => (' ', "%20", "spaces"),
            ParameterStyle.PipeDelimited => ('|', "%7C", "pipes"),
            _ => (',', ",", "commas"),
        };
        if (separator != ',' || allowReserved)
        {
            // A comma in a value is escaped, one between values is not. The others are escaped in any case.
            parts.ThrowIfAnyHas(separator, what);
        }

        return parts.IsEmpty ? this : AddToQuery(name, parts.Join(written, escape, written));
    }

    /// <summary>Adds a header; null and an empty list leave it out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value: one, a list, or an object.</param>
    /// <param name="style">Simple, or JSON.</param>
    /// <param name="explode">Whether an object is written as <c>R=100,G=200</c> instead of <c>R,100,G,200</c>.</param>
    /// <exception cref="ArgumentException">A header cannot have this value.</exception>
    public ApiRequest Header<T>(string name, T value, ParameterStyle style = ParameterStyle.Simple, bool explode = false)
    {
        if (value is null)
        {
            return this;
        }

        if (style == ParameterStyle.Json)
        {
            var json = Encoding.UTF8.GetString(JsonBytes.Of(value));
            return AddHeader(name, string.Concat(json.Select(static c => char.IsAscii(c) ? $"{c}" : $"\\u{(int)c:x4}")));
        }

        var parts = ParameterParts.Of(name, value);
        parts.ThrowIfAnyHas(',', "commas");
        return parts.IsEmpty ? this : AddHeader(name, parts.Join(",", AsItIs, explode ? "=" : ","));
    }

    /// <summary>Adds a cookie; null and what is empty leave it out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value: one, a list, or an object.</param>
    /// <param name="style">Form, with escapes, or cookie, without; or JSON.</param>
    /// <param name="explode">Whether each of several values is a cookie.</param>
    /// <exception cref="ArgumentException">A cookie cannot have this value.</exception>
    public ApiRequest Cookie<T>(string name, T value, ParameterStyle style = ParameterStyle.Form, bool explode = true)
    {
        if (value is null)
        {
            return this;
        }

        if (style == ParameterStyle.Json)
        {
            return AddCookie(name, Uri.EscapeDataString(Encoding.UTF8.GetString(JsonBytes.Of(value))));
        }

        var parts = ParameterParts.Of(name, value);
        Func<string, string> escape = style == ParameterStyle.Cookie ? AsItIs : Uri.EscapeDataString;
        if (parts.Single is null && explode)
        {
            foreach (var (property, text) in parts.Items)
            {
                AddCookie(property ?? name, escape(text));
            }

            return this;
        }

        if (style == ParameterStyle.Cookie)
        {
            parts.ThrowIfAnyHas(',', "commas");
        }

        return parts.IsEmpty ? this : AddCookie(name, parts.Join(",", escape, ","));
    }

    // What could not be mistaken for the end of a value, of the query or of a name.
    private static string EscapeButReserved(string text)
        => string.Concat(text.EnumerateRunes().Select(static rune
            => ":/?@!$'()*,;".Contains($"{rune}", StringComparison.Ordinal) ? $"{rune}" : Uri.EscapeDataString($"{rune}")));

    private static string AsItIs(string text) => text;

    private ApiRequest AddToQuery(string name, string escaped)
    {
        _address!.Append(_hasQuery ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(escaped);
        _hasQuery = true;
        return this;
    }

    private ApiRequest AddHeader(string name, string value)
    {
        if (value.Any(static c => !char.IsAscii(c) || (char.IsControl(c) && c != '\t')))
        {
            throw new ArgumentException($"'{name}' is sent as a header, and its value has a character that a header cannot have.", name);
        }

        if (!Headers.TryAddWithoutValidation(name, value))
        {
            // Content-Language and the like: they go with the body.
            (_contentHeaders ??= []).Add((name, value));
        }

        return this;
    }

    private ApiRequest AddCookie(string name, string value)
    {
        if (value.Any(static c => !char.IsAscii(c) || char.IsControl(c) || c is ' ' or ';' or '"' or '\\'))
        {
            throw new ArgumentException($"'{name}' is sent as a cookie, and its value has a character that a cookie cannot have.", name);
        }

        _cookies = $"{(_cookies is null ? "" : $"{_cookies}; ")}{Uri.EscapeDataString(name)}={value}";
        return this;
    }

    private void AddLateHeaders()
    {
        foreach (var (name, value) in _contentHeaders ?? [])
        {
            if (!Content!.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ArgumentException($"'{name}' cannot be sent as a header.", name);
            }
        }

        if (_cookies is not null)
        {
            Headers.TryAddWithoutValidation("Cookie", _cookies);
        }
    }
}

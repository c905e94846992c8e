using System.Collections;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Parallax.Models;

namespace Parallax;

/// <summary>A parameter taken apart: one text, a list of texts, or texts with names. What is null is not there.</summary>
internal sealed class ParameterParts
{
    private readonly string _parameter;
    private readonly List<(string? Name, string Text)> _items = [];

    private ParameterParts(string parameter) => _parameter = parameter;

    /// <summary>The text, if the parameter has just one.</summary>
    public string? Single { get; private init; }

    /// <summary>Whether the parts have names: the properties of an object.</summary>
    public bool AreNamed { get; private init; }

    public IReadOnlyList<(string? Name, string Text)> Items => _items;

    /// <summary>Whether there is nothing to send.</summary>
    public bool IsEmpty => Single is null && _items.Count == 0;

    /// <summary>Takes a value apart.</summary>
    /// <exception cref="ArgumentException">There is a list or an object inside the value: OpenAPI has no form for that.</exception>
    public static ParameterParts Of<T>(string parameter, T value)
    {
        var token = value switch
        {
            JToken json => json,
            IJsonWritable or IDictionary => FreeJson.Parse(JsonBytes.Of(value)),
            _ => null,
        };
        if (token is JObject map)
        {
            ParameterParts named = new(parameter) { AreNamed = true };
            foreach (var property in map.Properties())
            {
                named.Add(property.Name, property.Value);
            }

            return named;
        }

        if (value is not (string or JValue) && value is IEnumerable items)
        {
            ParameterParts list = new(parameter);
            foreach (var item in items)
            {
                list.Add(name: null, item);
            }

            return list;
        }

        return new ParameterParts(parameter) { Single = Text(parameter, value) };
    }

    /// <summary>All of them in one text.</summary>
    /// <param name="separator">What stands between two.</param>
    /// <param name="escape">Makes a name or a value fit where it goes.</param>
    /// <param name="equals">What stands between a name and its value.</param>
    public string Join(string separator, Func<string, string> escape, string equals)
        => Single is { } single
            ? escape(single)
            : string.Join(
                separator,
                _items.Select(item => item.Name is null ? escape(item.Text) : $"{escape(item.Name)}{equals}{escape(item.Text)}"));

    /// <summary>Refuses texts that have in them what separates them.</summary>
    public void ThrowIfAnyHas(char separator, string what)
    {
        if (_items.Any(item => item.Text.Contains(separator) || item.Name?.Contains(separator) == true))
        {
            throw new ArgumentException($"The values of '{_parameter}' are separated by {what}: none can have one in it.", _parameter);
        }
    }

    private static string? Text<T>(string parameter, T value) => value switch
    {
        null or JValue { Type: JTokenType.Null or JTokenType.Undefined } => null,
        IOpenEnum known => known.Text,
        JValue { Value: string text } => text,
        JValue json => json.ToString(Formatting.None).Trim('"'),
        bool or string or IFormattable => WireText.Of(value),
        _ => throw new ArgumentException($"'{parameter}' has a list or an object inside: OpenAPI has no form for that.", parameter),
    };

    private void Add(string? name, object? value)
    {
        if (Text(_parameter, value) is { } text)
        {
            _items.Add((name, text));
        }
    }
}

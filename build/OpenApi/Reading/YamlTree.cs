using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parallax.OpenApi.Reading;

/// <summary>
/// Turns YAML into a JSON tree, with plain scalars typed as YAML's core schema says. src/Parallax.Testing compiles it too.
/// </summary>
internal static partial class YamlTree
{
    /// <summary>The root, or null if there is nothing.</summary>
    /// <exception cref="YamlException">This is no YAML, or none that JSON can express; says where.</exception>
    public static JsonNode? Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? null : ToJson(stream.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(Name(pair.Key), ToJson(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Typed(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw Inexpressible(node),
    };

    private static string Name(YamlNode key) => key is YamlScalarNode name ? name.Value ?? "" : throw Inexpressible(key);

    private static YamlException Inexpressible(YamlNode node)
        => new(node.Start, node.End, "this kind of YAML has no place in a description");

    private static JsonValue? Typed(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when Number().IsMatch(text) => TypedNumber(text),
        _ => JsonValue.Create(text),
    };

    // The largest double is a usual maximum, and no decimal; what is larger still, JSON has no number for.
    private static JsonValue TypedNumber(string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? JsonValue.Create(exact)
            : double.Parse(text, CultureInfo.InvariantCulture) is var large && double.IsFinite(large) ? JsonValue.Create(large)
            : JsonValue.Create(text);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

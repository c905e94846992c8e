using YamlDotNet.RepresentationModel;

namespace Parallax.Tests.Support;

/// <summary>Looking into YAML for what may not be there.</summary>
internal static class YamlExtensions
{
    public static YamlMappingNode? Map(this YamlMappingNode node, string name)
        => node.Children.TryGetValue(name, out var child) ? (YamlMappingNode)child : null;

    public static string? Text(this YamlMappingNode node, string name)
        => node.Children.TryGetValue(name, out var child) && child is YamlScalarNode scalar ? scalar.Value : null;

    /// <summary>One text or several, as <c>type</c> may be.</summary>
    public static IReadOnlyList<string> Texts(this YamlMappingNode node, string name)
        => node.Children.TryGetValue(name, out var child) ? child switch
    {
        YamlScalarNode scalar => [scalar.Value!],
        YamlSequenceNode several => [.. several.Children.Cast<YamlScalarNode>().Select(one => one.Value!)],
        _ => [],
    }
    : [];

    public static IReadOnlyList<YamlMappingNode> List(this YamlMappingNode node, string name)
        => node.Children.TryGetValue(name, out var child) ? [.. ((YamlSequenceNode)child).Children.Cast<YamlMappingNode>()] : [];
}

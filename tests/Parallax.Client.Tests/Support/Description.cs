using YamlDotNet.RepresentationModel;

namespace Parallax.Tests.Support;

/// <summary>What openapi/parallax-v1.yaml says, read without the generator.</summary>
internal static class Description
{
    private static readonly YamlMappingNode Root = Load();

    public static IReadOnlyList<string> Tags { get; } = [.. Root.List("tags").Select(tag => tag.Text("name")!)];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Root.Map("paths")!.Children
           from verb in ((YamlMappingNode)path.Value).Children
           where ((YamlScalarNode)verb.Key).Value is "get" or "post" or "patch" or "put" or "delete"
           select ToOperation(((YamlScalarNode)path.Key).Value!, ((YamlScalarNode)verb.Key).Value!, (YamlMappingNode)verb.Value),
    ];

    public static IReadOnlyList<Schema> Schemas { get; } =
        [.. Root.Map("components")!.Map("schemas")!.Children.Select(schema => ToSchema(
            ((YamlScalarNode)schema.Key).Value!, (YamlMappingNode)schema.Value))];

    public static IEnumerable<Schema> Objects => Schemas.Where(schema => schema.Values.Count == 0);

    public static IEnumerable<Schema> Enums => Schemas.Where(schema => schema.Values.Count > 0);

    /// <summary>The operation that a request calls, found by method and path.</summary>
    public static Operation Of(Recorded request)
        => Operations.Single(operation => operation.Method == request.Method && operation.Pattern.IsMatch(request.Address.AbsolutePath));

    private static YamlMappingNode Load()
    {
        using var text = File.OpenText(Repository.PathOf("openapi/parallax-v1.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static Operation ToOperation(string path, string verb, YamlMappingNode node)
    {
        var success = node.Map("responses")!.Map("200") ?? node.Map("responses")!.Map("201");
        return new Operation(
            node.Text("operationId")!,
            verb.ToUpperInvariant(),
            path,
            ((YamlScalarNode)((YamlSequenceNode)node.Children["tags"]).Children[0]).Value!,
            IsInferred(node),
            Schema(success?.Map("content")?.Map("application/json")),
            [.. node.List("parameters").Select(Resolve).Where(p => p.Text("in") == "query").Select(p => p.Text("name")!)]);
    }

    private static Schema ToSchema(string name, YamlMappingNode node)
    {
        var evidence = node.Map("x-evidence-values");
        return new Schema(
            name,
            IsInferred(node),
            [
                .. (node.Map("properties")
                    ?? new YamlMappingNode()).Children.Select(p => ToMember(name, ((YamlScalarNode)p.Key).Value!, (YamlMappingNode)p.Value))
            ],
            [
                .. node.Texts("enum")
                    .Select(value => new EnumValue(value, (evidence?.Text(value) ?? node.Text("x-evidence")) == "inferred"))
            ]);
    }

    private static Member ToMember(string schema, string name, YamlMappingNode node)
        => new(
            schema,
            name,
            IsInferred(node),
            node.Texts("type").Contains("null") || node.List("oneOf").Any(one => one.Text("type") == "null"));

    private static YamlMappingNode Resolve(YamlMappingNode node)
        => node.Text("$ref") is { } reference
            ? reference.Split('/').Skip(1).Aggregate(Root, (at, step) => at.Map(step)!)
            : node;

    private static string? Schema(YamlMappingNode? content) => content?.Map("schema")?.Text("$ref")?.Split('/')[^1];

    private static bool IsInferred(YamlMappingNode node) => node.Text("x-evidence") == "inferred";
}

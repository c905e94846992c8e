using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Parallax.Tests.Testing.Description;

/// <summary>The description as the tests read it, by other means than the emulator does.</summary>
internal static class DescribedApi
{
    public static string Yaml { get; } = ReadYaml();

    public static JsonObject Root { get; } = Parse(Yaml);

    public static IReadOnlyList<DescribedOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from verb in path.Value!.AsObject()
           where verb.Key is "get" or "post" or "patch" or "delete"
           select new DescribedOperation(verb.Key.ToUpperInvariant(), path.Key, verb.Value!.AsObject()),
    ];

    /// <summary>How many operations its text has: nothing that reads it can lose one unnoticed.</summary>
    public static int OperationCount { get; } = Yaml.Split(" operationId: ").Length - 1;

    /// <summary>A copy of its text in which a piece, which is there just once, has become another.</summary>
    public static string With(string before, string after)
    {
        Assert.That(Yaml.Split(before), Has.Length.EqualTo(2), $"'{before}' has to be there once");
        return Yaml.Replace(before, after, StringComparison.Ordinal);
    }

    public static JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = reference.ToString()[2..].Split('/').Aggregate((JsonNode)Root, (place, step) => place[step]!);
        }

        return node.AsObject();
    }

    private static string ReadYaml()
    {
        using var reader = new StreamReader(typeof(DescribedApi).Assembly.GetManifestResourceStream("parallax-v1.yaml")!);
        return reader.ReadToEnd();
    }

    private static JsonObject Parse(string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree!))!.AsObject();
    }
}

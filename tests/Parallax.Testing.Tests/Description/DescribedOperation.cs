using System.Globalization;
using System.Text.Json.Nodes;

namespace Parallax.Tests.Testing.Description;

/// <summary>One operation, with requests made from the examples beside it.</summary>
internal sealed class DescribedOperation(string method, string path, JsonObject node)
{
    private const string AnyId = "11111111-1111-4111-8111-111111111111";

    public string Method => method;

    public string Path => path;

    public JsonObject Node => node;

    public string Id => node["operationId"]!.ToString();

    public IEnumerable<JsonObject> PathParameters => Parameters("path");

    public IEnumerable<JsonObject> QueryParameters => Parameters("query");

    public JsonObject? BodySchema
        => node["requestBody"]?["content"]?["application/json-patch+json"]?["schema"] is { } schema ? DescribedApi.Resolve(schema) : null;

    /// <summary>The path with ids of the right form that lead to nothing, but for those that are given.</summary>
    public string PathWith(string? name = null, string? value = null)
        => PathParameters.Select(parameter => parameter["name"]!.ToString()).Aggregate(
            path,
            (text, parameter) => text.Replace($"{{{parameter}}}", parameter == name ? value : AnyId, StringComparison.Ordinal));

    /// <summary>The path with the ids that the description gives as examples, which fit together throughout it.</summary>
    public string ExamplePath()
        => PathParameters.Aggregate(
            path,
            (text, parameter) => text.Replace($"{{{parameter["name"]}}}", parameter["example"]!.ToString(), StringComparison.Ordinal));

    /// <summary>A body with what is required and no more.</summary>
    public JsonObject MinimalBody()
    {
        var required = (BodySchema!["required"]?.AsArray() ?? []).Select(name => name!.ToString()).ToList();
        return new JsonObject(FullBody()
            .Where(member => required.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    /// <summary>The schema of the answer with this status; null when the description gives none.</summary>
    public JsonNode? AnswerSchema(int status)
        => node["responses"]![status.ToString(CultureInfo.InvariantCulture)] is { } answer
            ? DescribedApi.Resolve(answer)["content"]?["application/json"]?["schema"]
            : throw new InvalidOperationException($"{Id} does not describe {status}.");

    /// <summary>A body with every member, from the examples.</summary>
    public JsonObject FullBody()
        => new(BodySchema!["properties"]!.AsObject()
            .Select(member => KeyValuePair.Create(member.Key, member.Value!["examples"]![0]?.DeepClone())));

    public override string ToString() => Id;

    private IEnumerable<JsonObject> Parameters(string place)
        => (node["parameters"]?.AsArray() ?? []).Select(parameter => DescribedApi.Resolve(parameter!))
            .Where(parameter => parameter["in"]!.ToString() == place);
}

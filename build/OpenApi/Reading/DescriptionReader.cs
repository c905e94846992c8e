using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Parallax.OpenApi.Reading;

/// <summary>Reads a description, YAML or JSON, and refuses what is none.</summary>
internal static class DescriptionReader
{
    public static Document Read(string text)
    {
        var start = text.AsSpan().TrimStart().TrimStart('\uFEFF');
        if (start.StartsWith("<"))
        {
            throw new DescriptionException("this is a web page or XML, not an OpenAPI description", 1, 1);
        }

        var root = (start.StartsWith("{") ? ParseJson(text) : ParseYaml(text)) as JsonObject;
        var version = root.Text("openapi") ?? root?["openapi"]?.ToString();
        if (version?.StartsWith("3.", StringComparison.Ordinal) != true)
        {
            throw new DescriptionException(
                $"this is not an OpenAPI 3.x description: 'openapi' is {(version is null ? "missing" : $"'{version}'")}", 1, 1);
        }

        if (root.Object("paths") is not { Count: > 0 })
        {
            throw new DescriptionException("this OpenAPI description has no 'paths', so there is nothing to call", 1, 1);
        }

        var document = new Document(root!);
        References.ThrowIfBroken(document, text);
        return document;
    }

    private static JsonNode? ParseYaml(string text)
    {
        try
        {
            return YamlTree.Parse(text);
        }
        catch (YamlException problem)
        {
            throw new DescriptionException((problem.InnerException ?? problem).Message, problem.Start.Line, problem.Start.Column);
        }
    }

    private static JsonNode? ParseJson(string text)
    {
        try
        {
            return JsonNode.Parse(
                text,
                documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(". Path:", 2)[0].Split(" LineNumber:", 2)[0];
            throw new DescriptionException(reason, (problem.LineNumber ?? -1) + 1, (problem.BytePositionInLine ?? 0) + 1);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Parallax.OpenApi.Reading;
using YamlDotNet.Core;

namespace Parallax.Testing;

/// <summary>An OpenAPI 3.x document as JSON, in which references can be followed.</summary>
internal sealed class DescriptionDocument
{
    private DescriptionDocument(JsonObject root) => Root = root;

    public JsonObject Root { get; }

    public static DescriptionDocument Parse(string text)
    {
        JsonNode? root;
        try
        {
            root = text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal) ? JsonNode.Parse(text) : YamlTree.Parse(text);
            JsonTree.Materialise(root);
        }
        catch (YamlException problem)
        {
            throw new InvalidDataException(
                $"The description is not YAML: line {problem.Start.Line}, column {problem.Start.Column}: {problem.Message}", problem);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"The description is not JSON: {problem.Message}", problem);
        }

        if (root is not JsonObject document || document["openapi"]?.ToString().StartsWith("3.", StringComparison.Ordinal) != true)
        {
            throw new InvalidDataException(
                "The description is not an OpenAPI 3.x document: it has no member \"openapi\" of the form 3.x. What is wanted is its "
                    + "whole text, such as File.ReadAllText gives.");
        }

        return new DescriptionDocument(document);
    }

    /// <summary>Follows references until something stands there itself.</summary>
    public JsonObject Resolve(JsonObject node)
    {
        for (var hops = 0; node["$ref"] is { } reference; hops++)
        {
            if (hops > 32)
            {
                throw new InvalidDataException($"The description's reference {reference} leads back to itself.");
            }

            node = Follow(reference.ToString());
        }

        return node;
    }

    private JsonObject Follow(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The description's reference {reference} leads into another file; bundle it into one first.");
        }

        JsonNode? node = Root;
        foreach (var step in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(step)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            node = (node as JsonObject)?[name];
        }

        return node as JsonObject ?? throw new InvalidDataException($"The description's reference {reference} leads nowhere.");
    }
}

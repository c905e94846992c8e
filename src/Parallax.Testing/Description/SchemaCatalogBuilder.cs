using System.Text.Json.Nodes;
using NJsonSchema;

namespace Parallax.Testing;

/// <summary>Gathers the schemas of the description, to have them parsed by the validating library in one go.</summary>
internal sealed class SchemaCatalogBuilder
{
    private readonly SchemaPreparation _preparation;
    private readonly JsonObject _definitions = [];

    public SchemaCatalogBuilder(DescriptionDocument document)
    {
        _preparation = new SchemaPreparation(document);
        foreach (var (name, schema) in document.Root["components"]?["schemas"] as JsonObject ?? [])
        {
            _definitions[name] = _preparation.Prepare(schema);
        }
    }

    /// <summary>Enters a schema and tells the key under which the catalogue will have it.</summary>
    public string Add(JsonNode? schema)
    {
        if ((schema as JsonObject)?["$ref"]?.ToString() is { } reference && SchemaPreparation.ComponentName(reference) is { } name)
        {
            return name;
        }

        var key = $"inline-{_definitions.Count}";
        _definitions[key] = _preparation.Prepare(schema);
        return key;
    }

    public async Task<SchemaCatalog> BuildAsync(CancellationToken cancellationToken)
    {
        var text = new JsonObject { ["definitions"] = _definitions }.ToJsonString();
        var root = await JsonSchema.FromJsonAsync(text, cancellationToken).ConfigureAwait(false);
        return new SchemaCatalog(root);
    }
}

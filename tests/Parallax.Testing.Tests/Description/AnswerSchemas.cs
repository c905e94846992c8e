using System.Text.Json.Nodes;
using NJsonSchema;

namespace Parallax.Tests.Testing.Description;

/// <summary>Judges answers by the description as it stands, without what the emulator adds to it.</summary>
internal sealed class AnswerSchemas
{
    private readonly JsonSchema _root;

    private AnswerSchemas(JsonSchema root) => _root = root;

    public static async Task<AnswerSchemas> ReadAsync()
    {
        var definitions = DescribedApi.Root["components"]!["schemas"]!.ToJsonString()
            .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        return new AnswerSchemas(await JsonSchema.FromJsonAsync($$"""{"definitions":{{definitions}}}"""));
    }

    public IEnumerable<string> Violations(JsonNode schema, string body)
        => _root.Definitions[schema["$ref"]!.ToString().Split('/')[^1]].Validate(body).Select(error => error.ToString());
}

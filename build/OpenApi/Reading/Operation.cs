using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Reading;

/// <summary>One operation, and where it stands.</summary>
internal sealed record Operation(Document Document, string Path, string Verb, JsonObject PathItem, JsonObject Node)
{
    public string? Id
    {
        get => Node.Text("operationId");
        set => Node["operationId"] = value;
    }

    public string? Tag => Node.Array("tags") is [JsonValue first, ..] ? first.ToString() : null;

    /// <summary>As the user knows it: <c>GET /v1/projects</c>.</summary>
    public string Place => $"{Verb.ToUpperInvariant()} {Path}";

    /// <summary>The parameters, those of the path first; references followed.</summary>
    public IEnumerable<JsonObject> Parameters
        => new[] { PathItem.Array("parameters"), Node.Array("parameters") }.SelectMany(list => list ?? [])
            .Select(Document.Resolve)
            .OfType<JsonObject>();

    public JsonObject? Body => Document.Resolve(Node["requestBody"]);

    /// <summary>The schema of the body, as it stands there.</summary>
    public JsonObject? BodySchema => FirstSchema(Body.Object("content"));

    /// <summary>The content that a success brings, by type: of 200, 201, another 2xx, 2XX or, if there is nothing else, default.</summary>
    public JsonObject? AnswerContent
        => Node.Object("responses").Objects()
            .Where(answer => answer.Name.StartsWith('2') || answer.Name == "default")
            .OrderBy(answer => answer.Name == "default").ThenBy(answer => answer.Name, StringComparer.Ordinal)
            .Select((answer, index) => answer.Name == "default" && index > 0 ? null : Document.Resolve(answer.Value).Object("content"))
            .FirstOrDefault(content => content is { Count: > 0 });

    /// <summary>The schema of a success, as it stands there.</summary>
    public JsonObject? Answer => FirstSchema(AnswerContent);

    /// <summary>The schema of the rows, if the answer is a list: an array, or an object with an array <c>results</c>.</summary>
    public JsonObject? Row
    {
        get
        {
            var answer = Document.Resolve(Answer);
            return (answer.Array("items") is null ? answer.Object("items") : null)
                ?? Document.Resolve(answer.Object("properties").Object("results")).Object("items");
        }
    }

    /// <summary>The schema of the first content type that has one.</summary>
    public static JsonObject? FirstSchema(JsonObject? content)
        => content.Objects().Select(type => type.Value.Object("schema")).FirstOrDefault(schema => schema is not null);
}

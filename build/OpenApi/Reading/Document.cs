using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.OpenApi.Reading;

/// <summary>An OpenAPI 3.x document as a JSON tree.</summary>
internal sealed class Document(JsonObject root)
{
    public static readonly IReadOnlyList<string> Verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    // Readable, and the same on every machine.
    private static readonly JsonSerializerOptions Output = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public JsonObject Root { get; } = root;

    /// <summary>The named schemas; an empty object is put there if the document has none.</summary>
    public JsonObject Schemas
    {
        get
        {
            var components = Root.Object("components") ?? (JsonObject)(Root["components"] = new JsonObject());
            return components.Object("schemas") ?? (JsonObject)(components["schemas"] = new JsonObject());
        }
    }

    public IReadOnlyList<Operation> Operations
        => [
        .. from path in Root.Object("paths").Objects()
           from verb in Verbs
           let node = path.Value.Object(verb)
           where node is not null
           select new Operation(this, path.Name, verb, path.Value, node),
    ];

    /// <summary>The document as JSON.</summary>
    public string ToText() => Root.ToJsonString(Output) + "\n";

    /// <summary>One line for each operation: <c>ListProjects|Projects|GET /v1/projects</c>.</summary>
    public string ListOperations() => string.Concat(Operations.Select(operation => $"{operation.Id}|{operation.Tag}|{operation.Place}\n"));

    /// <summary>What a reference leads to, or null.</summary>
    public JsonNode? Find(string reference)
        => reference.StartsWith("#/", StringComparison.Ordinal)
            ? reference[2..].Split('/').Aggregate((JsonNode?)Root, (at, step) => at switch
            {
                JsonObject map => map[References.Unescape(step)],
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count
                    => list[index],
                _ => null,
            })
            : null;

    /// <summary>Follows references until something stands there itself.</summary>
    public JsonObject? Resolve(JsonNode? node)
    {
        for (var hops = 0; hops < 32 && node.Text("$ref") is { } reference; hops++)
        {
            node = Find(reference);
        }

        return node as JsonObject;
    }

    public JsonObject? Schema(string name) => Schemas.Object(name);
}

using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Comparing;

/// <summary>What a normalised description says, by name: the things that a user of the client can notice.</summary>
internal sealed class Facts
{
    public Facts(Document document)
    {
        foreach (var operation in document.Operations)
        {
            Add(operation);
        }

        foreach (var (name, schema) in document.Schemas.Objects())
        {
            Types[name] = "";
            AddMembers(name, schema);
            foreach (var part in schema.Array("allOf") ?? [])
            {
                AddMembers(name, part as JsonObject);
            }

            foreach (var value in schema.Array("enum") ?? [])
            {
                Values[$"{name} {value}"] = "";
            }
        }
    }

    public Dictionary<string, string> Operations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    private void Add(Operation operation)
    {
        // Method and path make an operation; how the ids in the path are called does not.
        var key = $"{operation.Verb.ToUpperInvariant()} {ResourcePath.Shape(operation.Path)}";
        var takes = operation.BodySchema is { } body ? $"takes {TypeText.Of(body)}, " : "";
        Operations[key] = $"{operation.Id} of {operation.Tag}, {takes}gives {TypeText.Of(operation.Answer)}";

        var ids = 0;
        foreach (var parameter in operation.Parameters)
        {
            var isId = parameter.Text("in") == "path";
            var name = isId ? $"id {++ids}" : parameter.Text("name");
            var type = TypeText.Of(parameter["schema"]);
            Parameters[$"{key} {name}"] =
                isId ? $"{parameter.Text("name")}, {type}" : parameter.IsTrue("required") ? $"{type}, required" : type;
        }
    }

    private void AddMembers(string type, JsonObject? schema)
    {
        var required = schema.Array("required")?.Select(name => name!.ToString()).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (name, member) in schema.Object("properties") ?? [])
        {
            Members[$"{type}.{name}"] = TypeText.Of(member) + (required.Contains(name) ? ", required" : "");
        }
    }
}

using System.Text.Json.Nodes;
using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Sees to it that every operation has a tag, by which the raw clients are named. A missing one follows from the path.</summary>
internal static class Tags
{
    public static void Apply(Document document, Notes notes)
    {
        var resources = document.Operations.Where(operation => IsOwnResource(operation))
            .Select(operation => ResourcePath.CollectionOf(operation.Path))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var operation in document.Operations)
        {
            if (operation.Tag is { } tag)
            {
                operation.Node["tags"] = new JsonArray(NameOf(tag));
                continue;
            }

            var name = FreeOf(document, NameOf(NameOf(document, operation, resources)));
            operation.Node["tags"] = new JsonArray(name);
            notes.Add("operations have no tag: the path tells their client", $"{operation.Place} has no tag: it belongs to {name}Client");
        }
    }

    /// <summary>What a tag is called in C#, as its client is not to hide anything.</summary>
    public static string NameOf(string tag)
        => Words.Pascal(tag) is { Length: > 0 } name ? Reserved.Free(name + "Client")[..^"Client".Length] : Identifiers.Spelled(tag);

    // A schema has its name already, and a path may be anything.
    private static string FreeOf(Document document, string name) => document.Schemas.ContainsKey(name + "Client") ? name + "Path" : name;

    // What has objects of its own, and is not just a view of something above it.
    private static bool IsOwnResource(Operation operation)
        => new ResourcePath(operation.Path) is var path && (path.IsItem || !path.IsBelowItem || operation.Verb == "post");

    private static string NameOf(Document document, Operation operation, HashSet<string> resources)
    {
        var path = ResourcePath.CollectionOf(operation.Path);
        while (!resources.Contains(path) && path.LastIndexOf('/') is > 0 and var end)
        {
            path = ResourcePath.CollectionOf(path[..end]);
        }

        // The rows know best what they are called, unless they are called something else altogether.
        var list = document.Operations.FirstOrDefault(other => other.Verb == "get" && other.Path == path);
        var resource = new ResourcePath(path);
        return References.SchemaName(list?.Row) is { } row && Words.Plural(row).EndsWith(resource.Last, StringComparison.Ordinal)
            ? Words.Plural(row)
            : resource.Many;
    }
}

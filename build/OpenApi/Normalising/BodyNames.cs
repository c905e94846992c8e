using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Calls the bodies of writes <c>CreateProject</c> and <c>UpdateProject</c>, whatever the description calls them, after what the
/// list or the single read of the same path gives. A schema that serves both becomes two. Names in use for something else stay.
/// </summary>
internal static class BodyNames
{
    public static void Apply(Document document, Notes notes)
    {
        foreach (var operation in document.Operations)
        {
            var body = operation.BodySchema;
            if (References.SchemaName(body) is not { } name || Wanted(operation) is not { } wanted || wanted == name)
            {
                continue;
            }

            if (document.Schemas.ContainsKey(wanted))
            {
                notes.Add(
                    "bodies of requests keep their names, as the usual ones are something else",
                    $"{name}, the body of {operation.Place}, keeps its name: {wanted} is something else");
                continue;
            }

            if (References.In(document.Root).Count(node => References.SchemaName(node) == name) == 1)
            {
                document.Schemas.Rename(name, wanted);
            }
            else
            {
                document.Schemas.Insert(document.Schemas.IndexOf(name), wanted, document.Schemas[name]!.DeepClone());
            }

            body!["$ref"] = References.SchemaPrefix + wanted;
            notes.Add(
                "bodies of requests are called after what they create and update",
                $"{name}, the body of {operation.Place}, is called {wanted}");
        }
    }

    /// <summary>What the body of an operation is to be called, or null if nothing tells.</summary>
    public static string? Wanted(Operation operation)
    {
        var verb = operation.Verb switch
        {
            "post" when !new ResourcePath(operation.Path).IsItem => "Create",
            "patch" => "Update",
            "put" => operation.PathItem.ContainsKey("patch") ? "Replace" : "Update",
            _ => null,
        };
        return verb is not null && Entity(operation.Document, ResourcePath.CollectionOf(operation.Path)) is { } entity
            ? verb + entity
            : null;
    }

    private static string? Entity(Document document, string collection)
    {
        var shape = ResourcePath.Shape(collection);
        var reads = document.Operations.Where(operation => operation.Verb == "get").ToList();
        var item = reads.FirstOrDefault(operation => operation.Row is null && ResourcePath.Shape(operation.Path) == shape + "/{}");
        var list = reads.FirstOrDefault(operation => operation.Row is not null && ResourcePath.Shape(operation.Path) == shape);
        return References.SchemaName(item?.Answer) ?? References.SchemaName(list?.Row);
    }
}

using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Gives every schema a name that C# allows, that no other has, and that hides nothing which the library uses.</summary>
internal static class SchemaNames
{
    public static void Apply(Document document, Notes notes)
    {
        // A client stands in another namespace, which sees the models.
        var clients = document.Operations.Select(operation => Tags.NameOf(operation.Tag ?? "") + "Client")
            .ToHashSet(StringComparer.Ordinal);
        NameScope scope = new("Schema", name => Reserved.IsType(name) || clients.Contains(name), Identifiers.Capital);
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var (name, _) in document.Schemas)
        {
            names[name] = scope.Take(name, Preferred(name));
            if (names[name] != name)
            {
                notes.Add("schemas have names that are none in C#, or not the best", $"the schema {name} is called {names[name]}");
            }
        }

        Rename(document, names);
    }

    /// <summary>Renames schemas, and all references to them.</summary>
    private static void Rename(Document document, Dictionary<string, string> names)
    {
        var schemas = document.Schemas.Select(schema => (schema.Key, schema.Value)).ToList();
        var references = References.In(document.Root)
            .Select(node => (Node: node, Name: References.SchemaName(node)))
            .Where(reference => reference.Name is not null)
            .ToList();
        document.Schemas.Clear();
        foreach (var (name, schema) in schemas)
        {
            document.Schemas[names[name]] = schema;
        }

        foreach (var (node, name) in references.Where(reference => names.ContainsKey(reference.Name!)))
        {
            node["$ref"] = References.SchemaPrefix + names[name!];
        }
    }

    // The shortest first: the type without its namespace, then with more and more of it.
    private static List<string> Preferred(string name)
    {
        var steps = GenericNames.Steps(name).Select(Words.Pascal).Where(step => step.Length > 0).ToList();
        if (steps.Count == 0)
        {
            return [Identifiers.Spelled(name)];
        }

        var longer = Enumerable.Range(1, steps.Count).Select(count => string.Concat(steps.TakeLast(count))).ToList();
        return Reserved.IsType(longer[0]) ? [longer[0], Reserved.Free(longer[0]), .. longer.Skip(1)] : longer;
    }
}

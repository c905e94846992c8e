using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>Gives every schema a name that C# allows and that hides nothing which the facade uses.</summary>
internal static class SchemaNames
{
    // Types of .NET and of the facade that would be ambiguous, or worse, be hidden.
    private static readonly HashSet<string> Taken =
    [
        "Action", "Attribute", "CancellationToken", "DateOnly", "DateTimeOffset", "Dictionary", "Enum", "Exception", "Func", "Guid",
        "HttpClient", "Lists", "NotFound", "Object", "Parallax", "RowId", "String", "System", "Task", "Thread", "Timer", "Type", "Uri", "Version",
    ];

    public static void Apply(Document document, Notes notes)
    {
        foreach (var name in document.Schemas.Select(schema => schema.Key).ToList())
        {
            var fitting = Fitting(name);
            if (fitting == name)
            {
                continue;
            }

            while (document.Schemas.ContainsKey(fitting))
            {
                fitting += "_";
            }

            Rename(document, name, fitting);
            notes.Add("schemas have names that are none in C#, or not the best", $"the schema {name} is called {fitting}");
        }
    }

    /// <summary>Renames a schema, and all references to it.</summary>
    public static void Rename(Document document, string name, string other)
    {
        document.Schemas.Rename(name, other);
        foreach (var node in References.In(document.Root).Where(node => References.SchemaName(node) == name).ToList())
        {
            node["$ref"] = References.SchemaPrefix + other;
        }
    }

    private static string Fitting(string name)
    {
        var last = Words.Pascal(name.Split('.')[^1]);
        return Taken.Contains(last) ? $"Parallax{last}" : last;
    }
}

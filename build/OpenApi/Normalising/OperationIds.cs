using Parallax.OpenApi.Naming;
using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Sees to it that every operation has a name, and one of its own. Missing and doubled ones follow from method and path, in the
/// pattern that the facade knows: <c>ListProjects</c>, <c>GetProject</c>, <c>CreateProjectOffering</c>.
/// </summary>
internal static class OperationIds
{
    private const string Async = "Async";

    public static void Apply(Document document, bool namesByPath, Notes notes)
    {
        var operations = document.Operations;
        var given = operations.CountBy(operation => Words.Pascal(operation.Id ?? ""))
            .Where(id => id.Value == 1)
            .Select(id => id.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> kept = new(StringComparer.Ordinal);
        List<Operation> others = [];

        // Every method ends in Async by itself. Who is called so without it comes first.
        foreach (var operation in operations.OrderBy(operation => operation.Id?.EndsWith(Async, StringComparison.OrdinalIgnoreCase)))
        {
            if (IsKept(operation) && MethodOf(operation.Id!) is { Length: > 0 } method && kept.Add(method))
            {
                operation.Id = method;
                taken.Add(method);
            }
            else
            {
                others.Add(operation);
            }
        }

        foreach (var operation in operations.Where(others.Contains))
        {
            var name = NameOf(operation);
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{NameOf(operation)}{number}";
            }

            if (operation.Id != name)
            {
                if (operation.Id is { } id)
                {
                    notes.Add(
                        "operations are called otherwise than in the description",
                        $"{operation.Place} is called {id} in the description: it is called {name}");
                }
                else
                {
                    notes.Add(
                        "operations have no operationId: they are called after method and path",
                        $"{operation.Place} has no operationId: it is called {name}");
                }

                operation.Id = name;
            }
        }

        bool IsKept(Operation operation)
            => !namesByPath && operation.Id is { } id && given.Contains(Words.Pascal(id)) && id.Any(char.IsLetter);
    }

    private static string MethodOf(string id)
        => Words.Pascal(id) is var name && name.EndsWith(Async, StringComparison.Ordinal) ? name[..^Async.Length] : name;

    private static string NameOf(Operation operation)
    {
        var path = new ResourcePath(operation.Path);
        return operation.Verb switch
        {
            "get" when operation.Row is { } row => "List" + Rows(path, References.SchemaName(row)),
            "get" when path.IsItem => "Get" + path.One,
            "get" => $"Get{path.Many}{(path.IsBelowItem ? "ById" : "")}",
            "post" => "Create" + path.One,
            "put" when operation.PathItem.ContainsKey("patch") => "Replace" + path.One,
            "put" or "patch" => "Update" + path.One,
            _ => Words.Pascal(operation.Verb) + path.One,
        };
    }

    // A list of something that belongs to its parent goes by the name of its rows: the planned time of a role is ...RolePlans.
    private static string Rows(ResourcePath path, string? row)
        => row is not null
            && path.Parent.Length > 0
            && row.Length > path.Parent.Length
            && row.StartsWith(path.Parent, StringComparison.Ordinal)
            ? Words.Plural(row)
            : path.Many;
}
